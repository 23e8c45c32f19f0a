//! A line that is a breadcrumb (`Início » Mundo › Headline`): each step is a text of its own.

use crate::model::Span;

/// What stands between the steps, with blanks around.
const SEPARATORS: &[&str] = &[" » ", " › ", " > ", " ＞ ", " → ", " >> ", " --> ", "--> ", " \u{a0}» ", "\u{a0}» "];

/// The steps of `line`; the whole line where it is no breadcrumb.
pub(super) fn split(line: &str) -> Vec<Span> {
    let whole = vec![Span::new(0, line.len())];
    if line.len() > 1000 || !line.contains(['»', '›', '>', '＞', '→']) {
        return whole;
    }
    // Quotation marks, not steps: «…» and ‹…› in pairs.
    if line.contains(['«', '‹', '<']) {
        return whole;
    }
    let mut out = Vec::new();
    let mut start = 0;
    while let Some((found, separator)) =
        SEPARATORS.iter().filter_map(|separator| line[start..].find(separator).map(|found| (found, separator))).min()
    {
        let step = Span::new(start, start + found);
        // A step is a name: a word or a few.
        if step.is_empty() || line[step.range()].chars().count() > 40 {
            return whole;
        }
        out.push(step);
        start += found + separator.len();
    }
    let rest = &line[start..];
    let lead = rest.len() - rest.trim_start().len();
    if out.is_empty() || rest.trim().is_empty() {
        return whole;
    }
    out.push(Span::new(start + lead, line.len()));
    out
}
