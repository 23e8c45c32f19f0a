//! Where a translation is parted, so that its pieces are about as long as those of the source: between words, best behind a
//! mark, in Chinese too, and never so that a piece is empty.

use std::collections::HashSet;

use icu_segmenter::options::{LineBreakOptions, WordBreakInvariantOptions};
use icu_segmenter::{LineSegmenter, WordSegmenter};
use unicode_width::UnicodeWidthChar as _;

use crate::format::hard_wrap::columns;

/// A place where a text can be parted.
#[derive(Clone, Copy)]
struct Seam {
    /// In bytes; blanks stand before it.
    at: usize,
    /// The columns before it.
    column: usize,
    /// How much it disturbs: 0 behind a sentence, 4 behind an article.
    cost: usize,
}

/// Where `chars` are parted into pieces that are about as long to each other as `weights`: the byte offsets of all but the
/// first, ascending; fewer where there are fewer words.
pub(super) fn seams(chars: &str, weights: &[usize]) -> Vec<usize> {
    let wanted = weights.len().saturating_sub(1);
    if wanted == 0 {
        return Vec::new();
    }
    let lines: Vec<usize> = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default())
        .segment_str(chars)
        .filter(|&at| at > 0 && !chars[..at].trim().is_empty() && !chars[at..].trim().is_empty())
        .collect();
    let words: HashSet<usize> =
        WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()).segment_str(chars).collect();
    let whole: Vec<usize> = lines.iter().copied().filter(|at| words.contains(at)).collect();
    // Half a word is better than an empty cue.
    let places = if whole.len() >= wanted { whole } else { lines };
    let seams = measured(chars, &places);
    let total = columns(chars).max(1);
    let (sum, mut before) = (weights.iter().sum::<usize>().max(1), 0);
    let unit = (total / weights.len() / 10).max(1);
    let mut out = Vec::with_capacity(wanted);
    let mut from = 0;
    for (number, weight) in weights.iter().take(wanted).enumerate() {
        before += weight;
        let ideal = total * before / sum;
        // One is left for each that is still to come.
        let to = seams.len().saturating_sub(wanted - number - 1);
        let near = from.max(seams[..to].partition_point(|seam| seam.column + 8 * unit < ideal).saturating_sub(1));
        let mut best: Option<(usize, usize)> = None;
        for (at, seam) in seams[..to].iter().enumerate().skip(near) {
            let off = seam.column.abs_diff(ideal);
            if best.is_some_and(|(least, _)| seam.column > ideal && off > least) {
                break;
            }
            let cost = off + seam.cost * unit;
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, at));
            }
        }
        let Some((_, at)) = best else { break };
        out.push(seams[at].at);
        from = at + 1;
    }
    out
}

fn measured(chars: &str, places: &[usize]) -> Vec<Seam> {
    let (mut from, mut column) = (0, 0);
    let seam = |&at: &usize| {
        column += columns(&chars[from..at]);
        from = at;
        let before = chars[..at].trim_end();
        let last = before.chars().next_back().unwrap_or(' ');
        let closed = before.trim_end_matches(['"', '”', '’', '»', ')', '）', '」', '』', '》']);
        let word = before.chars().rev().take(4).take_while(|c| c.is_alphabetic()).count();
        let cost = if closed.ends_with(['.', '!', '?', '…', '。', '！', '？']) {
            0
        } else if closed.ends_with([',', ';', ':', '，', '；', '：', '、', '—', '–']) {
            1
        } else if last.width() != Some(2) && word <= 3 {
            4
        } else {
            3
        };
        Seam { at, column, cost }
    };
    places.iter().map(seam).collect()
}
