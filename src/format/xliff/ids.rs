use std::collections::HashSet;

/// An id that XLIFF allows everywhere (`NMTOKEN`), made of any text; different texts give different ids, and none holds
/// a `.`.
pub(super) fn encode(id: &str) -> String {
    if id.is_empty() {
        return "_".to_owned();
    }
    let mut out = String::with_capacity(id.len());
    for c in id.chars() {
        if c.is_ascii_alphanumeric() || c == '-' {
            out.push(c);
        } else {
            out.push_str(&format!("_{:x}_", u32::from(c)));
        }
    }
    out
}

/// The text that [`encode`] made the id of; an id that it did not make stays as it is.
pub(super) fn decode(id: &str) -> String {
    decoded(id).unwrap_or_else(|| id.to_owned())
}

fn decoded(id: &str) -> Option<String> {
    if id == "_" {
        return Some(String::new());
    }
    let mut out = String::with_capacity(id.len());
    let mut rest = id;
    while let Some(at) = rest.find('_') {
        out.push_str(&rest[..at]);
        let (hex, after) = rest[at + 1..].split_once('_')?;
        out.push(char::from_u32(u32::from_str_radix(hex, 16).ok()?)?);
        rest = after;
    }
    out.push_str(rest);
    (encode(&out) == id).then_some(out)
}

/// The id of an inline code, unique among `used`: our own id with a `c` in front, as ids of segments and codes share one
/// space (XLIFF 2.1, 4.3.1.16), and with a number behind where that is taken.
pub(super) fn of_code(id: &str, used: &mut HashSet<String>) -> String {
    let plain = format!("c{}", encode(id));
    let mut name = plain.clone();
    let mut count = 1;
    while !used.insert(name.clone()) {
        count += 1;
        name = format!("{plain}.{count}");
    }
    name
}

/// The id of the code that [`of_code`] gave this one; another tool's id stays as it is.
pub(super) fn to_code(name: &str) -> String {
    let Some(plain) = name.strip_prefix('c').filter(|plain| !plain.is_empty()) else { return name.to_owned() };
    let plain = match plain.rsplit_once('.') {
        Some((plain, count)) if !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit()) => plain,
        _ => plain,
    };
    decoded(plain).unwrap_or_else(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_survives_as_an_id() {
        for id in ["", "1", "b12", "a_b", "_", "__", "a.b", "título 1", "c1", "-"] {
            let token = encode(id);
            assert!(token.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'), "{token}");
            assert_eq!(decode(&token), id);
            let mut used = HashSet::new();
            let names = [of_code(id, &mut used), of_code(id, &mut used)];
            assert_ne!(names[0], names[1]);
            assert_eq!(names.map(|name| to_code(&name)), [id, id]);
        }
        for foreign in ["a_b", "x.1", "pc_1_2_"] {
            assert_eq!(decode(foreign), foreign);
        }
        assert_eq!(to_code("ph7"), "ph7");
    }
}
