//! Making the bytes of an index from the keys of a memory.

use std::collections::HashMap;

use super::alphabet::{Alphabet, ColumnPlace, Ranks, SLOTS, Share, slot_of_bigram, slot_of_trigram, slot_of_unigram};
use super::bitslice::LINE_BYTES;
use super::checksum::checksum;
use super::layout::{Bucket, IndexHead, Length};

/// Windows of a bucket; a window of a short text would hold next to nothing.
const WINDOWS: usize = 4;
const WINDOWS_OF_SHORT: usize = 2;
/// The length from which on a text is not short.
const LONG: usize = 48;
/// A bucket spans lengths from *a* to *a* + *a*/`SPREAD`…
const SPREAD: usize = 25;
/// …and more, until it holds this many segments: half empty blocks cost as much as full ones.
const FULL: usize = 1024;

/// Bytes of signature a segment, all columns of all windows.
const BUDGET: f64 = 178.0;
/// A memory of short texts gets more columns than one of long ones, within these limits.
const LEAST_SCALE: f64 = 0.6;
const MOST_SCALE: f64 = 1.8;

/// No columns.
const NONE: Share = Share { skipped: 0, own: 0, count: 0 };

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
    /// The key's first bytes, which tell most keys apart without a look at them.
    prefix: [u8; 8],
    number: u64,
}

impl Builder {
    /// Takes in a key and what to call it.
    pub fn push(&mut self, number: u64, key: &str) {
        let (start, chars) = (self.arena.len(), key.chars().count());
        self.arena.push_str(key);
        // Keys are segments: their lengths fit, and one that did not would be found wanting in the test of the distance.
        let fit = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let mut prefix = [0; 8];
        let first = key.len().min(prefix.len());
        prefix[..first].copy_from_slice(&key.as_bytes()[..first]);
        self.keys.push(Entry { start, bytes: fit(key.len()), chars: fit(chars), prefix, number });
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
        self.keys.sort_unstable_by(|a, b| {
            let quick = (a.chars, u64::from_be_bytes(a.prefix)).cmp(&(b.chars, u64::from_be_bytes(b.prefix)));
            quick.then_with(|| (key(a), a.number).cmp(&(key(b), b.number)))
        });
        let keys: Vec<(&str, Entry)> = self.keys.iter().map(|entry| (key(entry), *entry)).collect();

        let (alphabet, bigrams, trigrams) = learn(&keys);
        let (mut buckets, mut lengths) = (buckets(&keys), runs(&keys));
        share(&mut buckets, keys.len(), &bigrams, &trigrams);
        let (ranks, size) = IndexHead::size(alphabet.singles.len(), buckets.len(), lengths.len());
        let mut end = size;
        for bucket in &mut buckets {
            bucket.densities = end;
            bucket.signature = (end + bucket.windows * bucket.columns()).next_multiple_of(LINE_BYTES);
            end = bucket.signature_range().end;
        }
        // The last block of the last column may be read beyond its end.
        let numbers = (end + LINE_BYTES).next_multiple_of(8);
        let texts = numbers + keys.len() * 8;
        // The places of the texts follow from how many segments each length has.
        let ends: Vec<usize> = lengths.iter().skip(1).map(|next| next.first).chain([keys.len()]).collect();
        end = texts;
        for (length, next) in lengths.iter_mut().zip(ends) {
            length.text = end;
            end += length.length * (next - length.first);
        }

        let mut head =
            IndexHead { bytes: end, segments: keys.len(), alphabet, ranks, buckets, lengths, numbers, texts };
        let mut out = Vec::with_capacity(end);
        out.resize(texts, 0);
        for (at, (_, entry)) in keys.iter().enumerate() {
            out[numbers + at * 8..numbers + at * 8 + 8].copy_from_slice(&entry.number.to_le_bytes());
        }
        for (key, _) in &keys {
            out.extend(key.chars().map(|c| head.alphabet.class(c)));
        }
        for bucket in &head.buckets {
            sign(bucket, &keys[bucket.first..bucket.first + bucket.count], &bigrams, &trigrams, &mut out);
        }
        for at in 0..head.buckets.len() {
            let bucket = head.buckets[at];
            let texts_checksum = head.texts_checksum(&bucket, &out);
            head.buckets[at].texts_checksum = texts_checksum;
            head.buckets[at].signature_checksum = checksum(&out[bucket.signature_range()]);
        }
        out[..size].copy_from_slice(&head.write(&[bigrams.of, trigrams.of]));
        out
    }
}

/// How many columns the characters and bigrams, and how many the trigrams of texts of a length have, `scale` times what suits
/// a memory of English. Short texts have few n-grams; and with long ones, where a window holds so much that most bigrams are
/// in it by chance, only trigrams tell.
fn columns(length: usize, scale: f64) -> (usize, usize) {
    let length = length as f64;
    let bigrams = (240.0 + 1.6 * length).min(448.0) * scale;
    let trigrams = (4.0 * (length - 60.0)).clamp(0.0, 480.0) * scale;
    // Fewer windows, more columns in each.
    let share = WINDOWS as f64 / windows(length as usize) as f64;
    ((bigrams * share) as usize, (trigrams * share) as usize)
}

/// Gives each bucket its columns, so that the signatures take [`BUDGET`] bytes a segment on the average.
fn share(buckets: &mut [Bucket], segments: usize, bigrams: &Ranks, trigrams: &Ranks) {
    // A column of a window also has a byte that says how full it is.
    let column = |bucket: &Bucket| bucket.windows * (bucket.column_bytes() + 1);
    let bytes = |bucket: &Bucket| {
        let (bigrams, trigrams) = columns(bucket.longest, 1.0);
        (bigrams + trigrams) * column(bucket)
    };
    let all: usize = buckets.iter().map(bytes).sum();
    let scale = (BUDGET * segments as f64 / all.max(1) as f64).clamp(LEAST_SCALE, MOST_SCALE);
    for bucket in buckets {
        let (of_bigrams, of_trigrams) = columns(bucket.longest, scale);
        bucket.bigrams = bigrams.share(of_bigrams, bucket.width);
        bucket.trigrams = trigrams.share(of_trigrams, bucket.width);
    }
}

/// The classes, and how frequent each n-gram is.
fn learn(keys: &[(&str, Entry)]) -> (Alphabet, Ranks, Ranks) {
    let mut letters: HashMap<char, u64> = HashMap::new();
    let mut ascii = [0u64; 128];
    let (mut bigrams, mut trigrams) = (vec![0u32; SLOTS], vec![0u32; SLOTS]);
    let mut characters = 0;
    let count = |slot: &mut u32| *slot = slot.saturating_add(1);
    for (key, entry) in keys {
        characters += u64::from(entry.chars);
        let mut before = [None; 2];
        for c in key.chars() {
            if c.is_ascii() {
                ascii[c as usize] += 1;
            } else {
                *letters.entry(c).or_default() += 1;
            }
            count(&mut bigrams[slot_of_unigram(c)]);
            if let [farther, Some(near)] = before {
                count(&mut bigrams[slot_of_bigram(near, c)]);
                if let Some(far) = farther {
                    count(&mut trigrams[slot_of_trigram(far, near, c)]);
                }
            }
            before = [before[1], Some(c)];
        }
    }
    letters.extend((0u8..128).map(|c| (char::from(c), ascii[usize::from(c)])).filter(|&(_, count)| count > 0));
    (Alphabet::learn(&letters), Ranks::new(&bigrams, characters), Ranks::new(&trigrams, characters))
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
                bigrams: NONE,
                trigrams: NONE,
                densities: 0,
                signature: 0,
                signature_checksum: 0,
                texts_checksum: 0,
            }),
        }
    }
    for bucket in &mut out {
        // At 70 % an n-gram can have moved by a third of the length in all; a window that is a step wider holds every
        // such stretch that begins in its first step.
        let moved = bucket.longest / 3 + 1;
        bucket.windows = windows(bucket.longest);
        bucket.step = bucket.longest.saturating_sub(moved).div_ceil(bucket.windows).max(1);
        bucket.width = moved + bucket.step;
    }
    out
}

/// How many windows a bucket has.
fn windows(longest: usize) -> usize {
    if longest < LONG { WINDOWS_OF_SHORT } else { WINDOWS }
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

/// Segments that are signed at a time: their bits in a column are a word.
const SIGNED: usize = 64;

/// Sets the bits of a bucket's segments, and counts how full each column is.
fn sign(bucket: &Bucket, keys: &[(&str, Entry)], bigrams: &Ranks, trigrams: &Ranks, out: &mut [u8]) {
    let (columns, column_bytes) = (bucket.columns(), bucket.column_bytes());
    let no_column = u16::MAX;
    let table = |ranks: &Ranks, share: Share, from: usize| -> Vec<u16> {
        let column = |&rank: &u16| match share.column(rank).behind(from) {
            ColumnPlace::Column(column) => u16::try_from(column).unwrap_or(no_column),
            ColumnPlace::Everywhere | ColumnPlace::Nowhere => no_column,
        };
        ranks.of.iter().map(column).collect()
    };
    let of_bigrams = table(bigrams, bucket.bigrams, 0);
    let of_trigrams =
        if bucket.trigrams.count > 0 { table(trigrams, bucket.trigrams, bucket.bigrams.count) } else { Vec::new() };
    // For each position the windows that it is in, a bit each.
    let windows: Vec<u8> = (0..bucket.longest)
        .map(|position| {
            let last = (position / bucket.step).min(bucket.windows - 1);
            let holds =
                |&window: &usize| window + 1 == bucket.windows || position < window * bucket.step + bucket.width;
            (0..=last).filter(holds).fold(0, |bits, window| bits | 1 << window)
        })
        .collect();
    let signature = &mut out[bucket.signature..bucket.signature_range().end];
    // For each column of each of some segments the windows where its n-grams begin.
    let mut found = vec![[0u8; SIGNED]; columns];
    for (group, keys) in keys.chunks(SIGNED).enumerate() {
        found.fill([0; SIGNED]);
        for (lane, (key, _)) in keys.iter().enumerate() {
            let mut set = |column: Option<&u16>, position: usize| {
                #[cfg(test)]
                if crate::fuzzy::faults::leaves_out(position) {
                    return;
                }
                if let Some(found) = column.and_then(|&column| found.get_mut(usize::from(column)))
                    && let Some(windows) = windows.get(position)
                {
                    found[lane] |= windows;
                }
            };
            let mut before = [None; 2];
            for (position, c) in key.chars().enumerate() {
                set(of_bigrams.get(slot_of_unigram(c)), position);
                if let [farther, Some(near)] = before {
                    set(of_bigrams.get(slot_of_bigram(near, c)), position - 1);
                    if let Some(far) = farther {
                        set(of_trigrams.get(slot_of_trigram(far, near, c)), position - 2);
                    }
                }
                before = [before[1], Some(c)];
            }
        }
        let bytes = keys.len().div_ceil(8);
        for (column, found) in found.iter().enumerate() {
            for window in 0..bucket.windows {
                let place = (window * columns + column) * column_bytes + group * SIGNED / 8;
                signature[place..place + bytes].copy_from_slice(&lanes(found, window)[..bytes]);
            }
        }
    }
    let mut densities = vec![0u8; bucket.windows * columns];
    for (at, bits) in signature.chunks_exact(column_bytes).enumerate() {
        let (words, rest) = bits.as_chunks::<8>();
        let set = words.iter().map(|word| u64::from_le_bytes(*word).count_ones() as usize).sum::<usize>()
            + rest.iter().map(|byte| byte.count_ones() as usize).sum::<usize>();
        // The windows of a column stand together: an n-gram asks for one or two of them.
        densities[at % columns * bucket.windows + at / columns] = (set * 255).div_ceil(keys.len()) as u8;
    }
    out[bucket.densities..bucket.densities + densities.len()].copy_from_slice(&densities);
}

/// In which of the segments a column's n-gram begins in a window, a bit each.
fn lanes(found: &[u8; SIGNED], window: usize) -> [u8; SIGNED / 8] {
    // The last bits of eight bytes, gathered in the highest byte: the first one's lowest.
    const LAST: u64 = 0x0101_0101_0101_0101;
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut out = [0; SIGNED / 8];
    for (out, eight) in out.iter_mut().zip(found.as_chunks::<8>().0) {
        *out = ((u64::from_le_bytes(*eight) >> window & LAST).wrapping_mul(GATHER) >> 56) as u8;
    }
    out
}
