//! Writing HTML: escaping, and the page's own words.

use crate::error::Arg;
use crate::l10n::Voice;
use crate::model::Lang;

/// `text` for the inside of an element or of a quoted attribute. What HTML cannot hold becomes U+FFFD (WHATWG HTML,
/// 13.2.3.5: control characters other than white space).
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(c),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// `text` as a CSS string with its quotation marks, safe inside a `style` attribute once escaped.
pub(super) fn css_text(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' | '<' | '>' | '&' => out.push_str(&format!("\\{:x} ", u32::from(c))),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The beginning of a page, as far as its `body`: it loads nothing, and runs no script but the one whose SHA-256 is
/// `script_hash`. `title` is escaped.
pub(super) fn begin(voice: &Voice, title: &str, styles: &[&str], script_hash: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{script_hash}'; base-uri 'none'; form-action 'none'\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"color-scheme\" content=\"light dark\"/>\n<meta name=\"generator\" content=\"Cotejo {}\"/>\n\
         <title>{title}</title>\n<style>\n{}</style>\n</head>\n",
        voice.locale(),
        env!("CARGO_PKG_VERSION"),
        styles.concat(),
    )
}

/// The page's words in the reader's language, escaped.
#[derive(Clone, Copy)]
pub(super) struct EscapedVoice<'a> {
    /// Who says them.
    pub(super) voice: &'a Voice,
}

impl EscapedVoice<'_> {
    /// A sentence without values.
    pub(super) fn say(self, id: &str) -> String {
        escape(&self.voice.say(id, &[]))
    }

    /// A sentence with values.
    pub(super) fn with(self, id: &str, args: &[(&str, Arg)]) -> String {
        escape(&self.voice.say(id, args))
    }

    /// A sentence about a number.
    pub(super) fn count(self, id: &str, name: &str, number: u64) -> String {
        self.with(id, &[(name, self::number(number))])
    }

    /// The name of a language.
    pub(super) fn lang(self, lang: &Lang) -> String {
        escape(&self.voice.lang_name(lang))
    }
}

/// A number as the value of a sentence.
pub(super) fn number(number: u64) -> Arg {
    Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Text as the value of a sentence.
pub(super) fn words(text: &str) -> Arg {
    Arg::Text(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_place() {
        assert_eq!(
            escape("<b a='x' c=\"y\">&\u{0}\u{1b}"),
            "&lt;b a=&#39;x&#39; c=&quot;y&quot;&gt;&amp;\u{fffd}\u{fffd}"
        );
        assert_eq!(css_text("a\"}</style>\\"), "\"a\\22 }\\3c /style\\3e \\5c \"");
    }
}
