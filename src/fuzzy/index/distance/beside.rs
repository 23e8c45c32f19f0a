//! Distances of texts that stand beside each other, a column of all of them at a time: a register holds the cells of several
//! texts, and looks the query's masks up byte by byte in tables that it holds as well.

use crate::fuzzy::index::masks::{PlaneTable, ROWS};

/// Texts of a part, and columns that are laid beside each other at a time.
pub(in crate::fuzzy::index) const PART: usize = 16;
/// Columns after which it is looked whether any text is still in reach.
const STRETCH: usize = 8;
/// The most parts that a register has.
const MOST_PARTS: usize = 2;
/// Texts that all parts have together at most.
pub(in crate::fuzzy::index) const MOST_BESIDE: usize = PART * MOST_PARTS;

/// A register, of parts of sixteen bytes: as bytes, or as numbers of so many `BYTES`.
pub(in crate::fuzzy::index) trait Vector: Copy {
    /// How many parts it has.
    const PARTS: usize;
    /// The first so many of the parts.
    fn load(parts: [&[u8; PART]; MOST_PARTS]) -> Self;
    fn store(self) -> [[u8; PART]; MOST_PARTS];
    fn splat<const BYTES: usize>(number: u64) -> Self;
    /// For each byte that is below 16 what the table has there, else 0.
    fn pick16(self, table: &[u8; 16]) -> Self;
    /// For each byte, which is below 32, what the table has there.
    fn pick32(self, table: &[u8; ROWS]) -> Self;
    /// In each part the numbers of both in turn: of their first halves, and of their second.
    fn zip<const BYTES: usize>(self, other: Self) -> (Self, Self);
    fn and(self, other: Self) -> Self;
    /// What is not in `other`.
    fn and_not(self, other: Self) -> Self;
    fn or(self, other: Self) -> Self;
    fn xor(self, other: Self) -> Self;
    fn plus<const BYTES: usize>(self, other: Self) -> Self;
    fn minus<const BYTES: usize>(self, other: Self) -> Self;
    /// Each number's bits one further down.
    fn half<const BYTES: usize>(self) -> Self;
    /// Each number's highest bit as its lowest, and nothing else.
    fn last_bit<const BYTES: usize>(self) -> Self;
    /// Each number's lowest bit as its highest, and nothing else.
    fn first_bit<const BYTES: usize>(self) -> Self;
    /// All bits of the numbers that are 0, of no others.
    fn zeros<const BYTES: usize>(self) -> Self;
    /// All bits of the numbers that are greater, of no others; of numbers without their highest bit.
    fn above<const BYTES: usize>(self, other: Self) -> Self;
    /// Whether all bits are set.
    fn is_full(self) -> bool;
}

/// The distance of each text where it is at most `most`, else any number above; none if it is above for all. The band has
/// `WORDS` numbers of `BYTES`. There are as many texts as a register has bytes, the longest last, and as many
/// registers as a number has bytes.
#[inline(always)]
pub(in crate::fuzzy::index) fn beside<V: Vector, const BYTES: usize, const WORDS: usize>(
    table: &PlaneTable<BYTES>,
    texts: &[&[u8]; MOST_BESIDE],
    most: u32,
    down: usize,
) -> Option<[u32; MOST_BESIDE]> {
    let bits = 8 * BYTES;
    let lengths = texts.map(<[u8]>::len);
    let longest = lengths[PART * V::PARTS - 1];
    let diagonals = bits * WORDS;
    // On which diagonal each text's last cell is, a bit in one of the words.
    let mut ends = [[V::splat::<BYTES>(0); BYTES]; WORDS];
    for (w, ends) in ends.iter_mut().enumerate() {
        *ends = spread::<V, BYTES>(|text| {
            let end = (diagonals - 1 + table.length).checked_sub(down + lengths[text]);
            let shift = end.and_then(|end| end.checked_sub(bits * w)).filter(|&shift| shift < bits);
            shift.map_or(0, |shift| 1 << shift)
        });
    }
    let last = spread::<V, BYTES>(|text| lengths[text].saturating_sub(1) as u64);
    let mut distance = spread::<V, BYTES>(|text| table.length.saturating_sub(lengths[text]) as u64);
    let limit = V::splat::<BYTES>(u64::from(most));
    // The rows from the first one on cost one each before the first column.
    let first = diagonals - 1 - down;
    let mut vp = [[V::splat::<BYTES>(0); BYTES]; WORDS];
    for (w, vp) in vp.iter_mut().enumerate() {
        let set = (!0u64).checked_shl(first.saturating_sub(w * bits) as u32).unwrap_or(0);
        *vp = [V::splat::<BYTES>(set & !0 >> (64 - bits)); BYTES];
    }
    let mut vn = [[V::splat::<BYTES>(0); BYTES]; WORDS];
    let mut masks = [[[V::splat::<BYTES>(0); BYTES]; WORDS]; STRETCH];
    for from in (0..longest).step_by(PART) {
        let columns = columns::<V, BYTES>(table, texts, from);
        for (stretch, columns) in columns.as_chunks::<STRETCH>().0.iter().enumerate() {
            let from = from + stretch * STRETCH;
            for (k, (masks, &column)) in masks.iter_mut().zip(columns).enumerate() {
                for (w, masks) in masks.iter_mut().enumerate() {
                    // Words that end before the first position hold nothing, and neither does the last place.
                    let place = (down + from + k + bits * (w + 1)).wrapping_sub(diagonals).min(table.places.len() - 1);
                    *masks = masks_of::<V, BYTES>(&table.places[place], column);
                }
            }
            // Two registers at a time, so that the processor works on one while it waits for the other.
            for r in (0..BYTES).step_by(2) {
                let mut cells = [Cells::at(&vp, &vn, &distance, r), Cells::at(&vp, &vn, &distance, r + 1)];
                for (k, masks) in masks.iter().enumerate() {
                    let here = V::splat::<BYTES>((from + k) as u64);
                    for (cells, r) in cells.iter_mut().zip([r, r + 1]) {
                        cells.next::<BYTES>(masks, &ends, here.above::<BYTES>(last[r]), r);
                    }
                }
                for (cells, r) in cells.iter().zip([r, r + 1]) {
                    cells.put::<BYTES>(&mut vp, &mut vn, &mut distance, r);
                }
            }
            let mut over = distance[0].above::<BYTES>(limit);
            for distance in &distance[1..] {
                over = over.and(distance.above::<BYTES>(limit));
            }
            if over.is_full() {
                return None;
            }
        }
    }
    Some(gathered(&distance))
}

/// The cells of one register in a column: where the next is one more than the one above, and where it is one less; and the
/// distance on the last cell's diagonal.
#[derive(Clone, Copy)]
struct Cells<V, const WORDS: usize> {
    vp: [V; WORDS],
    vn: [V; WORDS],
    distance: V,
}

impl<V: Vector, const WORDS: usize> Cells<V, WORDS> {
    #[inline(always)]
    fn at<const BYTES: usize>(
        vp: &[[V; BYTES]; WORDS],
        vn: &[[V; BYTES]; WORDS],
        distance: &[V; BYTES],
        r: usize,
    ) -> Self {
        let mut out = Self { vp: [distance[r]; WORDS], vn: [distance[r]; WORDS], distance: distance[r] };
        for w in 0..WORDS {
            (out.vp[w], out.vn[w]) = (vp[w][r], vn[w][r]);
        }
        out
    }

    #[inline(always)]
    fn put<const BYTES: usize>(
        &self,
        vp: &mut [[V; BYTES]; WORDS],
        vn: &mut [[V; BYTES]; WORDS],
        distance: &mut [V; BYTES],
        r: usize,
    ) {
        for w in 0..WORDS {
            (vp[w][r], vn[w][r]) = (self.vp[w], self.vn[w]);
        }
        distance[r] = self.distance;
    }

    /// The next column, for the texts that are not `ended`.
    #[inline(always)]
    fn next<const BYTES: usize>(
        &mut self,
        masks: &[[V; BYTES]; WORDS],
        ends: &[[V; BYTES]; WORDS],
        ended: V,
        r: usize,
    ) {
        let (mut carry, mut same) = (V::splat::<BYTES>(0), ended);
        let (mut d0s, mut kept, mut hns) = ([carry; WORDS], [carry; WORDS], [carry; WORDS]);
        for w in 0..WORDS {
            let (x, p, n) = (masks[w][r], self.vp[w], self.vn[w]);
            let part = x.and(p);
            let mut sum = part.plus::<BYTES>(p);
            if WORDS > 1 {
                sum = sum.plus::<BYTES>(carry);
                // What is in both carries, and what is in one and is not left.
                carry = part.or(p.and_not(sum)).last_bit::<BYTES>();
            }
            let d0 = sum.xor(p).or(x).or(n);
            same = same.or(d0.and(ends[w][r]));
            d0s[w] = d0;
            // Where the one to the left is not one less.
            kept[w] = d0.or(p).and_not(n);
            hns[w] = d0.and(p);
        }
        // All bits set is one less than nothing.
        self.distance = self.distance.minus::<BYTES>(same.zeros::<BYTES>());
        for w in 0..WORDS {
            let mut down_d0 = d0s[w].half::<BYTES>();
            if w + 1 < WORDS {
                down_d0 = down_d0.or(d0s[w + 1].first_bit::<BYTES>());
            }
            self.vp[w] = hns[w].or(kept[w].and_not(down_d0));
            self.vn[w] = down_d0.and_not(kept[w]);
        }
    }
}

/// Which register, part and byte within it a text's number of so many bytes begins at.
#[inline(always)]
fn place_of<const BYTES: usize>(text: usize) -> (usize, usize, usize) {
    let each = PART / BYTES;
    (text % PART / each, text / PART, text % each * BYTES)
}

/// A number of each text.
#[inline(always)]
fn spread<V: Vector, const BYTES: usize>(number: impl Fn(usize) -> u64) -> [V; BYTES] {
    let mut bytes = [[[0u8; PART]; MOST_PARTS]; BYTES];
    for text in 0..PART * V::PARTS {
        let (register, part, at) = place_of::<BYTES>(text);
        bytes[register][part][at..at + BYTES].copy_from_slice(&number(text).to_le_bytes()[..BYTES]);
    }
    let mut out = [V::splat::<BYTES>(0); BYTES];
    for (out, [first, second]) in out.iter_mut().zip(&bytes) {
        *out = V::load([first, second]);
    }
    out
}

/// The numbers of each text, which fit into 32 bits.
#[inline(always)]
fn gathered<V: Vector, const BYTES: usize>(registers: &[V; BYTES]) -> [u32; MOST_BESIDE] {
    let mut bytes = [[[0u8; PART]; MOST_PARTS]; BYTES];
    for (bytes, register) in bytes.iter_mut().zip(registers) {
        *bytes = register.store();
    }
    let mut out = [u32::MAX; MOST_BESIDE];
    for (text, out) in out.iter_mut().enumerate().take(PART * V::PARTS) {
        let (register, part, at) = place_of::<BYTES>(text);
        let [a, b, c, d] = [0, 1, 2, 3].map(|k| bytes[register][part][at + k]);
        *out = u32::from_le_bytes([a, b, c, d]);
    }
    out
}

/// Sixteen columns of the texts, from one on: in each the rows of the query's masks, in row 0 behind a text's end.
#[inline(always)]
fn columns<V: Vector, const BYTES: usize>(
    table: &PlaneTable<BYTES>,
    texts: &[&[u8]; MOST_BESIDE],
    from: usize,
) -> [V; PART] {
    let mut out = [V::splat::<BYTES>(0); PART];
    for (k, out) in out.iter_mut().enumerate() {
        let mut ends = [[0u8; PART]; MOST_PARTS];
        let mut parts = [&[0u8; PART]; MOST_PARTS];
        for (part, (here, end)) in parts.iter_mut().zip(&mut ends).enumerate().take(V::PARTS) {
            let rest = texts[part * PART + k].get(from..).unwrap_or_default();
            *here = match rest.first_chunk() {
                Some(here) => here,
                None => {
                    end[..rest.len()].copy_from_slice(rest);
                    end
                }
            };
        }
        let classes = V::load(parts);
        let mut rows = V::splat::<BYTES>(0);
        for (sixteen, table) in &table.rows_of {
            rows = rows.or(classes.xor(V::splat::<1>(u64::from(*sixteen))).pick16(table));
        }
        *out = rows;
    }
    for _ in 0..PART.ilog2() {
        let before = out;
        for k in 0..PART / 2 {
            (out[2 * k], out[2 * k + 1]) = before[k].zip::<1>(before[k + PART / 2]);
        }
    }
    out
}

/// The masks of the rows of a column.
#[inline(always)]
fn masks_of<V: Vector, const BYTES: usize>(planes: &[[u8; ROWS]; BYTES], column: V) -> [V; BYTES] {
    let mut out = [column; BYTES];
    for (out, plane) in out.iter_mut().zip(planes) {
        *out = column.pick32(plane);
    }
    // Bytes to pairs, pairs to fours, and fours to eights.
    let before = out;
    for k in 0..BYTES / 2 {
        let (low, high) = before[2 * k].zip::<1>(before[2 * k + 1]);
        (out[k], out[k + BYTES / 2]) = (low, high);
    }
    for k in 0..BYTES / 2 {
        (out[2 * k], out[2 * k + 1]) = out[2 * k].zip::<2>(out[2 * k + 1]);
    }
    if BYTES == 8 {
        for four in out.as_chunks_mut::<4>().0 {
            let [a, b, c, d] = *four;
            (four[0], four[1]) = a.zip::<4>(c);
            (four[2], four[3]) = b.zip::<4>(d);
        }
    }
    out
}
