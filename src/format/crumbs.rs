//! Where a line names the way to a page (`Início » Mundo › Headline`), each step is a text of its own.

use crate::model::Span;

/// Marks that stand between the steps, with blanks around.
const MARKS: &[&str] = &[" » ", " › ", " > ", " ＞ ", " → ", " >> ", " --> ", "--> ", " \u{a0}» ", "\u{a0}» "];

/// The steps of `line`; the whole line where it names no way.
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
    while let Some((found, mark)) =
        MARKS.iter().filter_map(|mark| line[start..].find(mark).map(|found| (found, mark))).min()
    {
        let step = Span::new(start, start + found);
        // A step is a name: a word or a few.
        if step.is_empty() || line[step.range()].chars().count() > 40 {
            return whole;
        }
        out.push(step);
        start += found + mark.len();
    }
    let rest = &line[start..];
    let lead = rest.len() - rest.trim_start().len();
    if out.is_empty() || rest.trim().is_empty() {
        return whole;
    }
    out.push(Span::new(start + lead, line.len()));
    out
}
