//! Word lists that are data: one word or phrase a line, under the name of its kind in brackets, `#` before a remark. A
//! translator adds a line and needs no Rust.

/// Each line with its kind. Lines under no kind are left out; a test names them (`faults`).
pub(crate) fn entries<K: Copy>(
    list: &'static str,
    named: impl Fn(&str) -> Option<K>,
) -> impl Iterator<Item = (K, &'static str)> {
    let mut kind = None;
    list.lines().filter_map(move |line| {
        if let Some(name) = header(line) {
            kind = named(name);
            return None;
        }
        is_entry(line).then_some((kind?, line))
    })
}

/// Where in a line a phrase of a list may stand: `share`, `share on …`, `… ago`, `…our newsletter…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phrase<'a> {
    /// It is the whole line.
    Whole(&'a str),
    /// The line begins with it.
    Start(&'a str),
    /// The line ends with it.
    End(&'a str),
    /// It stands anywhere in the line.
    Anywhere(&'a str),
}

impl<'a> Phrase<'a> {
    /// The phrase that an entry stands for.
    pub(crate) fn of(entry: &'a str) -> Self {
        match (entry.strip_prefix('…'), entry.strip_suffix('…')) {
            (None, None) => Self::Whole(entry),
            (None, Some(start)) => Self::Start(start),
            (Some(end), None) => Self::End(end),
            (Some(rest), Some(_)) => Self::Anywhere(rest.strip_suffix('…').unwrap_or(rest)),
        }
    }

    /// Its characters, wherever it stands.
    pub(crate) fn chars(self) -> &'a str {
        match self {
            Self::Whole(chars) | Self::Start(chars) | Self::End(chars) | Self::Anywhere(chars) => chars,
        }
    }
}

fn header(line: &str) -> Option<&str> {
    line.strip_prefix('[')?.strip_suffix(']')
}

fn is_entry(line: &str) -> bool {
    !line.is_empty() && !line.starts_with('#')
}

/// What is wrong with a list, each fault with its file and line: what stands under no kind, kinds that are not known,
/// blanks at the ends, capitals, an entry that stands twice under one kind, one that says nothing.
#[cfg(test)]
pub(crate) fn faults<K>(file: &str, list: &str, named: impl Fn(&str) -> Option<K>) -> Vec<String> {
    let mut out = Vec::new();
    let mut kind = None;
    let mut seen = std::collections::HashSet::new();
    for (at, line) in list.lines().enumerate() {
        let mut fault = |what: &str| out.push(format!("{file}:{}: {what}: {line:?}", at + 1));
        if let Some(name) = header(line) {
            if named(name).is_none() {
                fault("no such kind");
            }
            kind = Some(name);
            continue;
        }
        if !line.is_empty() && line.trim().is_empty() {
            fault("nothing but blanks");
        } else if is_entry(line) {
            let faulty = [
                ("under no kind", kind.is_none()),
                ("a blank at its end or beginning", line.trim() != line),
                ("not in lower case", line.to_lowercase() != line),
                ("twice under one kind", !seen.insert((kind, line))),
                ("says nothing", Phrase::of(line).chars().trim_matches('…').trim().is_empty()),
            ];
            faulty.iter().filter(|(_, is)| *is).for_each(|(what, _)| fault(what));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str =
        "# Remark.\nlost\n\n[tide]\nhigh …\n… low\n…ebb…\n[tied]\nhigh …\n[tide]\nSpring \nhigh …\n……\n \n";

    fn named(name: &str) -> Option<()> {
        (name == "tide").then_some(())
    }

    #[test]
    fn each_fault_is_named_with_its_line() {
        let expected = [
            "a.txt:2: under no kind: \"lost\"",
            "a.txt:8: no such kind: \"[tied]\"",
            "a.txt:11: a blank at its end or beginning: \"Spring \"",
            "a.txt:11: not in lower case: \"Spring \"",
            "a.txt:12: twice under one kind: \"high …\"",
            "a.txt:13: says nothing: \"……\"",
            "a.txt:14: nothing but blanks: \" \"",
        ];
        assert_eq!(faults("a.txt", LIST, named), expected);
        let lines: Vec<&str> = entries(LIST, named).map(|(_, line)| line).collect();
        assert_eq!(lines, ["high …", "… low", "…ebb…", "Spring ", "high …", "……", " "]);
    }

    #[test]
    fn an_entry_says_where_it_stands() {
        let phrases = ["tide", "tide …", "… tide", "… tide…"].map(Phrase::of);
        assert_eq!(
            phrases,
            [Phrase::Whole("tide"), Phrase::Start("tide "), Phrase::End(" tide"), Phrase::Anywhere(" tide")]
        );
    }
}
