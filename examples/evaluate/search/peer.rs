//! The judge: the rapidfuzz crate's brute force with a length filter. A test (`tests/all/search.rs`) holds it equal to
//! strsim.

use cotejo::fuzzy::{largest_distance, lengths, of_distance};
use cotejo::model::Key;
use rapidfuzz::distance::levenshtein::{Args, BatchComparator};

pub(super) struct Peer {
    /// Keys as characters, shortest first, each with its line.
    keys: Vec<(u32, Vec<char>)>,
}

impl Peer {
    pub(super) fn new(lines: &[String]) -> Self {
        let mut keys: Vec<(u32, Vec<char>)> =
            lines.iter().enumerate().map(|(n, line)| (n as u32, Key::of(line).as_str().chars().collect())).collect();
        keys.sort_by_key(|(_, key)| key.len());
        Self { keys }
    }

    /// Every line that reaches the threshold, with its base.
    pub(super) fn search(&self, query: &[char], threshold: u8) -> Vec<(u32, u8)> {
        let reach = lengths(threshold, query.len());
        let from = self.keys.partition_point(|(_, key)| key.len() < *reach.start());
        let to = self.keys.partition_point(|(_, key)| key.len() <= *reach.end());
        let comparator = BatchComparator::new(query.iter().copied());
        let mut out = Vec::new();
        for (line, key) in &self.keys[from..to] {
            let longer = query.len().max(key.len());
            let args = Args::default().score_cutoff(largest_distance(threshold, longer));
            if let Some(distance) = comparator.distance_with_args(key.iter().copied(), &args) {
                out.push((*line, of_distance(distance, longer)));
            }
        }
        out
    }
}
