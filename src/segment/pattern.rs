//! SRX writes its patterns in ICU's syntax; the automata want their own. What cannot be carried over is said, never bent.

use super::srx::Rule;
use regex_automata::meta;

/// Whether a language pattern fits a tag as a whole (SRX 2.0, section 3.2.10), case aside as BCP 47 has it.
pub(super) fn fits(languages: &str, tag: &str) -> bool {
    meta::Regex::new(&format!("(?i)^(?:{languages})$")).is_ok_and(|pattern| pattern.is_match(tag))
}

/// Whether both patterns of a rule are understood; else the part that is not.
pub(super) fn check(rule: &Rule) -> Result<(), String> {
    for pattern in [&rule.before, &rule.after] {
        regex_automata::util::syntax::parse(pattern).map_err(|_| pattern.clone())?;
    }
    Ok(())
}
