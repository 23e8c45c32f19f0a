use std::collections::HashMap;

use super::alphabet::{Alphabet, EVERYWHERE, NOWHERE, SLOTS, columns, slot_of_one, slot_of_two};
use super::count::{LANES, LINE};
use super::layout::{Bucket, Head, Length};
use super::sum::{sum, texts_sum};

/// Columns of a window.
const COLUMNS: u16 = 360;
/// Windows of a bucket.
const WINDOWS: usize = 4;
/// A bucket spans lengths from *a* to *a* + *a*/`SPREAD`…
const SPREAD: usize = 25;
/// …and more, until it holds this many segments: half empty blocks cost as much as full ones.
const FULL: usize = 1024;

/// Collects keys and makes an index of them.
#[derive(Debug, Default)]
pub struct Builder {
    arena: String,
    keys: Vec<Entry>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    start: usize,
    bytes: u32,
    chars: u32,
    number: u64,
}

impl Builder {
    /// Takes in a key and what to call it.
    pub fn push(&mut self, number: u64, key: &str) {
        let (start, chars) = (self.arena.len(), key.chars().count());
        self.arena.push_str(key);
        // Keys are segments: their lengths fit, and one that did not would be found wanting in the test of the distance.
        let fit = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        self.keys.push(Entry { start, bytes: fit(key.len()), chars: fit(chars), number });
    }

    /// How many keys it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The bytes of the index: the same for the same keys and numbers, in whatever order they came.
    #[must_use]
    pub fn build(mut self) -> Vec<u8> {
        let arena = std::mem::take(&mut self.arena);
        let key = |entry: &Entry| &arena[entry.start..entry.start + entry.bytes as usize];
        self.keys.sort_unstable_by(|a, b| (a.chars, key(a), a.number).cmp(&(b.chars, key(b), b.number)));
        let keys: Vec<(&str, Entry)> = self.keys.iter().map(|entry| (key(entry), *entry)).collect();

        let (alphabet, slot_columns) = learn(&keys);
        let (mut buckets, mut lengths) = (buckets(&keys), runs(&keys));
        let (slots, size) = Head::size(alphabet.singles.len(), buckets.len(), lengths.len());
        let mut end = size;
        let column_count = usize::from(COLUMNS);
        for bucket in &mut buckets {
            bucket.densities = end;
            bucket.signature = (end + bucket.windows * column_count).next_multiple_of(LINE);
            end = bucket.signature + bucket.windows * column_count * bucket.column_bytes();
        }
        let numbers = end;
        let texts = numbers + keys.len() * 8;
        // The places of the texts follow from how many segments each length has.
        let ends: Vec<usize> = lengths.iter().skip(1).map(|next| next.first).chain([keys.len()]).collect();
        end = texts;
        for (length, next) in lengths.iter_mut().zip(ends) {
            length.text = end;
            end += length.length * (next - length.first);
        }

        let mut head = Head {
            bytes: end,
            segments: keys.len(),
            columns: column_count,
            alphabet,
            slots,
            buckets,
            lengths,
            numbers,
            texts,
        };
        let mut out = Vec::with_capacity(end);
        out.resize(texts, 0);
        for (at, (_, entry)) in keys.iter().enumerate() {
            out[numbers + at * 8..numbers + at * 8 + 8].copy_from_slice(&entry.number.to_le_bytes());
        }
        for (key, _) in &keys {
            out.extend(key.chars().map(|c| head.alphabet.class(c)));
        }
        for bucket in &head.buckets {
            sign(bucket, &keys[bucket.first..bucket.first + bucket.count], &slot_columns, &mut out);
        }
        for at in 0..head.buckets.len() {
            let bucket = head.buckets[at];
            let texts_sum = texts_sum(&head, &bucket, &out);
            head.buckets[at].texts_sum = texts_sum;
            head.buckets[at].signature_sum = sum(&out[bucket.signature_range(column_count)]);
        }
        out[..size].copy_from_slice(&head.write(&slot_columns));
        out
    }
}

/// The classes and columns that fit these keys.
fn learn(keys: &[(&str, Entry)]) -> (Alphabet, Vec<u16>) {
    let mut letters: HashMap<char, u64> = HashMap::new();
    let mut ascii = [0u64; 128];
    let mut slots = vec![0u64; SLOTS];
    let mut characters = 0;
    for (key, entry) in keys {
        characters += u64::from(entry.chars);
        let mut before = None;
        for c in key.chars() {
            if c.is_ascii() {
                ascii[c as usize] += 1;
            } else {
                *letters.entry(c).or_default() += 1;
            }
            slots[slot_of_one(c)] += 1;
            if let Some(before) = before {
                slots[slot_of_two(before, c)] += 1;
            }
            before = Some(c);
        }
    }
    letters.extend((0u8..128).map(|c| (char::from(c), ascii[usize::from(c)])).filter(|&(_, count)| count > 0));
    (Alphabet::learn(&letters), columns(&slots, characters, COLUMNS))
}

fn buckets(keys: &[(&str, Entry)]) -> Vec<Bucket> {
    let mut out: Vec<Bucket> = Vec::new();
    for (at, (_, entry)) in keys.iter().enumerate() {
        let length = entry.chars as usize;
        match out.last_mut() {
            Some(last)
                if length == last.longest
                    || length <= last.shortest + last.shortest / SPREAD
                    || (last.count < FULL && length <= last.shortest + last.shortest / 4) =>
            {
                last.longest = length;
                last.count += 1;
            }
            _ => out.push(Bucket {
                shortest: length,
                longest: length,
                first: at,
                count: 1,
                windows: 0,
                width: 0,
                step: 0,
                densities: 0,
                signature: 0,
                signature_sum: 0,
                texts_sum: 0,
            }),
        }
    }
    for bucket in &mut out {
        // At 70 % a piece can have moved by a third of the length in all; a window that is a step wider holds every
        // such stretch that begins in its first step.
        let moved = bucket.longest / 3 + 1;
        bucket.windows = WINDOWS;
        bucket.step = bucket.longest.saturating_sub(moved).div_ceil(bucket.windows).max(1);
        bucket.width = moved + bucket.step;
    }
    out
}

fn runs(keys: &[(&str, Entry)]) -> Vec<Length> {
    let mut out: Vec<Length> = Vec::new();
    for (at, (_, entry)) in keys.iter().enumerate() {
        let length = entry.chars as usize;
        if out.last().is_none_or(|last| last.length != length) {
            out.push(Length { length, first: at, text: 0 });
        }
    }
    out
}

/// Sets the bits of a bucket's segments, and counts how full each column is.
fn sign(bucket: &Bucket, keys: &[(&str, Entry)], slot_columns: &[u16], out: &mut [u8]) {
    let (columns, column_bytes) = (usize::from(COLUMNS), bucket.column_bytes());
    let signature = &mut out[bucket.signature..bucket.signature + bucket.windows * columns * column_bytes];
    for (lane, (key, _)) in keys.iter().enumerate() {
        let (byte, bit) = (lane / LANES * LINE + lane % LANES / 8, 1u8 << (lane % 8));
        let mut set = |slot: usize, position: usize| {
            #[cfg(test)]
            if crate::fuzzy::wrong::leaves_out(position) {
                return;
            }
            let column = slot_columns[slot];
            if column == EVERYWHERE || column == NOWHERE {
                return;
            }
            let last = (position / bucket.step).min(bucket.windows - 1);
            for window in (0..=last).rev() {
                if window + 1 < bucket.windows && position >= window * bucket.step + bucket.width {
                    break;
                }
                signature[(window * columns + usize::from(column)) * column_bytes + byte] |= bit;
            }
        };
        let mut before = None;
        for (position, c) in key.chars().enumerate() {
            set(slot_of_one(c), position);
            if let Some(before) = before {
                set(slot_of_two(before, c), position - 1);
            }
            before = Some(c);
        }
    }
    let densities: Vec<u8> = signature
        .chunks_exact(column_bytes)
        .map(|column| {
            let set: usize = column.iter().map(|byte| byte.count_ones() as usize).sum();
            (set * 255).div_ceil(keys.len()) as u8
        })
        .collect();
    out[bucket.densities..bucket.densities + densities.len()].copy_from_slice(&densities);
}
