//! Lists that are data: lines under the name of their kind in brackets, `#` before a remark.

/// Each line with its kind. Lines under no kind are left out.
pub(super) fn entries<K: Copy>(
    list: &'static str,
    named: impl Fn(&str) -> Option<K>,
) -> impl Iterator<Item = (K, &'static str)> {
    let mut kind = None;
    list.lines().filter_map(move |line| {
        if let Some(name) = header(line) {
            kind = named(name);
            return None;
        }
        (!line.is_empty() && !line.starts_with('#')).then_some((kind?, line))
    })
}

fn header(line: &str) -> Option<&str> {
    line.strip_prefix('[')?.strip_suffix(']')
}

/// Headers that name no kind, and lines before the first header.
#[cfg(test)]
pub(super) fn odd_lines<K>(list: &'static str, named: impl Fn(&str) -> Option<K>) -> Vec<&'static str> {
    let mut under = false;
    let odd = |line: &&str| match header(line) {
        Some(name) => {
            under = true;
            named(name).is_none()
        }
        None => !under && !line.is_empty() && !line.starts_with('#'),
    };
    list.lines().filter(odd).collect()
}
