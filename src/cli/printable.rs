//! What a terminal may be sent: text that comes from pages, memories, terms and names of files shows itself, and commands
//! nothing.

use std::borrow::Cow;
use std::io::{self, Write};

/// Whether a terminal acts on a character instead of showing it: C0 and C1 controls, which begin its commands (ESC, CSI, OSC)
/// or move over what stands there (CR, backspace); bidi controls, which show a text in another order than it has; and the
/// separators that some terminals break lines at. A line feed and a tab are layout.
fn acts(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    }
}

fn escaped<'a>(text: &'a str, escape: impl Fn(char) -> String) -> Cow<'a, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if acts(c) {
            out.push_str(&escape(c));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Text for people, with whatever a terminal would act on shown escaped: `\u{1b}`.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    escaped(text, |c| c.escape_unicode().to_string())
}

/// A line of JSON, in whose strings alone such characters can stand: the same value, with them as `\u001b`.
#[must_use]
pub(super) fn printable_json(line: &str) -> Cow<'_, str> {
    // None of them is outside the basic plane.
    escaped(line, |c| format!("\\u{:04x}", u32::from(c)))
}

/// A writer that writes what is printable of whole lines: for the log.
#[derive(Debug)]
pub struct PrintableWriter<W>(pub W);

impl<W: Write> Write for PrintableWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write_all(printable(&String::from_utf8_lossy(bytes)).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_acts_on_is_shown() {
        for (text, shown) in [
            ("maré\talta — 涨潮\n", "maré\talta — 涨潮\n"),
            ("👩‍✈️ e\u{301} \u{ad}", "👩‍✈️ e\u{301} \u{ad}"),
            ("\u{1b}]0;title\u{7}", "\\u{1b}]0;title\\u{7}"),
            ("\u{1b}[2J\u{9b}2J\u{9d}8;;x\u{9c}", "\\u{1b}[2J\\u{9b}2J\\u{9d}8;;x\\u{9c}"),
            ("true\rfalse\u{8}\u{7f}\u{85}\u{0}", "true\\u{d}false\\u{8}\\u{7f}\\u{85}\\u{0}"),
            ("a\u{202e}b\u{2066}c\u{200f}d\u{61c}\u{2028}", "a\\u{202e}b\\u{2066}c\\u{200f}d\\u{61c}\\u{2028}"),
        ] {
            assert_eq!(printable(text), shown);
            // JSON says the same to a program.
            let line = serde_json::to_string(text).unwrap();
            let safe = printable_json(&line);
            assert!(!safe.contains(acts), "{safe}");
            assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), text);
            let mut out = Vec::new();
            PrintableWriter(&mut out).write_all(text.as_bytes()).unwrap();
            assert_eq!(out, shown.as_bytes());
        }
    }
}
