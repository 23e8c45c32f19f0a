//! From the pieces of a paragraph to what a translator sees of it: fields as one thing, what holds no words as one thing, and
//! what stands around all of the text apart from it.

use std::collections::HashMap;
use std::ops::Range;

use super::paragraph::{PieceKind, Pieces, Single, field_code, is_link};

/// Something in a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) kind: ItemKind,
    /// The pieces that it is made of.
    pub(super) pieces: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ItemKind {
    /// These bytes of the characters of its one piece.
    Chars(Range<usize>),
    Single(Single),
    Open(usize),
    Close(usize),
    Start,
    End,
    Joint,
    /// A part of a field that begins or ends elsewhere.
    Field,
}

/// The things of a paragraph, in order.
#[derive(Debug, Default)]
pub(super) struct Items {
    pub(super) items: Vec<Item>,
    /// Those that hold the text, without what stands at its edges; empty where there is none.
    pub(super) core: Range<usize>,
    /// For pairs that are fields: the instruction.
    pub(super) links: HashMap<usize, String>,
}

/// A field that is open.
struct Field {
    begin: usize,
    separate: Option<usize>,
    code: String,
    pair: Option<usize>,
}

/// A field that begins and ends here.
struct Whole {
    end: usize,
    separate: Option<usize>,
    code: String,
}

impl Items {
    /// What the pieces are; `open_code` tells of a pair how it opens, for one that holds no words.
    pub(super) fn of(pieces: &Pieces, open_code: &dyn Fn(usize) -> String) -> Self {
        let mut out = Self::default();
        out.gather(pieces);
        out.collapse(pieces, open_code);
        out.settle_fields(pieces);
        out.find_core(pieces);
        out
    }

    fn gather(&mut self, pieces: &Pieces) {
        let fields = fields(pieces);
        // By the piece that ends a link.
        let mut ends: HashMap<usize, usize> = HashMap::new();
        let mut next_pair = pieces.pairs.len();
        let mut at = 0;
        while let Some(piece) = pieces.pieces.get(at) {
            let (kind, last) = match &piece.kind {
                PieceKind::Chars(chars) => (ItemKind::Chars(0..chars.len()), at),
                PieceKind::Single(single) => (ItemKind::Single(single.clone()), at),
                PieceKind::Open(pair) => (ItemKind::Open(*pair), at),
                PieceKind::Close(pair) => (ItemKind::Close(*pair), at),
                PieceKind::Start => (ItemKind::Start, at),
                PieceKind::End => (ItemKind::End, at),
                PieceKind::Joint => (ItemKind::Joint, at),
                PieceKind::FieldBegin => match fields.get(&at) {
                    Some(Whole { end, separate: Some(separate), code }) if is_link(code) => {
                        ends.insert(*end, next_pair);
                        self.links.insert(next_pair, code.clone());
                        next_pair += 1;
                        (ItemKind::Open(next_pair - 1), *separate)
                    }
                    Some(Whole { end, code, .. }) => {
                        let single = Single { code: field_code(code), stays: false };
                        (ItemKind::Single(single), *end)
                    }
                    None => (ItemKind::Field, at),
                },
                PieceKind::FieldEnd => match ends.get(&at) {
                    Some(&pair) => (ItemKind::Close(pair), at),
                    None => (ItemKind::Field, at),
                },
                PieceKind::FieldCode(_) | PieceKind::FieldSeparate => (ItemKind::Field, at),
            };
            self.items.push(Item { kind, pieces: at..last + 1 });
            at = last + 1;
        }
    }

    /// A pair that holds no letter is one thing.
    fn collapse(&mut self, pieces: &Pieces, open_code: &dyn Fn(usize) -> String) {
        let mut out: Vec<Item> = Vec::with_capacity(self.items.len());
        // The pair, where it opens in `out`, and whether something was said since.
        let mut open: Vec<(usize, usize, bool)> = Vec::new();
        for item in self.items.drain(..) {
            match &item.kind {
                ItemKind::Open(pair) => open.push((*pair, out.len(), false)),
                ItemKind::Chars(_) => {
                    let says = chars_of(pieces, &item).chars().any(char::is_alphanumeric);
                    if says && let Some(last) = open.last_mut() {
                        last.2 = true;
                    }
                }
                ItemKind::Close(pair) => {
                    if let Some((opened, at, says)) = open.pop() {
                        if says {
                            if let Some(outer) = open.last_mut() {
                                outer.2 = true;
                            }
                        } else if opened == *pair {
                            let from = out.get(at).map_or(item.pieces.start, |first| first.pieces.start);
                            out.truncate(at);
                            let code = match self.links.get(pair) {
                                Some(_) => "<a/>".to_owned(),
                                None => open_code(*pair).replace('>', "/>"),
                            };
                            let kind = ItemKind::Single(Single { code, stays: false });
                            out.push(Item { kind, pieces: from..item.pieces.end });
                            continue;
                        }
                    }
                }
                _ => {}
            }
            out.push(item);
        }
        self.items = out;
    }

    /// Parts of fields that begin or end in another paragraph stay at the edge where they are; among the words they are
    /// things by themselves.
    fn settle_fields(&mut self, pieces: &Pieces) {
        let says = |item: &Item| !chars_of(pieces, item).trim().is_empty();
        let (first, last) = (self.items.iter().position(says), self.items.iter().rposition(says));
        for (at, item) in self.items.iter_mut().enumerate() {
            if item.kind == ItemKind::Field {
                item.kind = match (first, last) {
                    (Some(first), _) if at < first => ItemKind::Start,
                    (_, Some(last)) if at < last => {
                        ItemKind::Single(Single { code: "<field/>".to_owned(), stays: false })
                    }
                    _ => ItemKind::End,
                };
            }
        }
    }

    fn find_core(&mut self, pieces: &Pieces) {
        let edge = |item: &Item| match &item.kind {
            ItemKind::Start | ItemKind::End | ItemKind::Joint | ItemKind::Field => true,
            ItemKind::Single(single) => single.stays,
            ItemKind::Chars(_) => chars_of(pieces, item).trim().is_empty(),
            ItemKind::Open(_) | ItemKind::Close(_) => false,
        };
        let (mut first, mut end) = (0, self.items.len());
        loop {
            while first < end && edge(&self.items[first]) {
                first += 1;
            }
            while first < end && edge(&self.items[end - 1]) {
                end -= 1;
            }
            match (self.items.get(first).map(|item| &item.kind), end.checked_sub(1).map(|last| &self.items[last].kind))
            {
                (Some(ItemKind::Open(opened)), Some(ItemKind::Close(closed))) if opened == closed && first < end => {
                    first += 1;
                    end -= 1;
                }
                _ => break,
            }
        }
        let says = |item: &Item| !chars_of(pieces, item).trim().is_empty();
        if first >= end || !self.items[first..end].iter().any(says) {
            return;
        }
        // Blanks at the edges are the paragraph's.
        end += usize::from(self.split(pieces, end - 1, |chars| chars.trim_end().len()));
        let last_is_blank = self.items.get(end - 1).is_some_and(|item| !says(item) && edge(item));
        end -= usize::from(last_is_blank);
        if self.split(pieces, first, |chars| chars.len() - chars.trim_start().len()) {
            first += 1;
            end += 1;
        }
        self.core = first..end;
    }

    /// Cuts characters in two, if both halves hold something.
    fn split(&mut self, pieces: &Pieces, at: usize, cut: impl Fn(&str) -> usize) -> bool {
        let Some(item) = self.items.get(at) else { return false };
        let ItemKind::Chars(range) = item.kind.clone() else { return false };
        let middle = range.start + cut(chars_of(pieces, item));
        if middle == range.start || middle == range.end {
            return false;
        }
        let half = |range| Item { kind: ItemKind::Chars(range), pieces: item.pieces.clone() };
        let halves = [half(range.start..middle), half(middle..range.end)];
        self.items.splice(at..=at, halves);
        true
    }
}

/// The characters of an item; none where it is something else.
pub(super) fn chars_of<'p>(pieces: &'p Pieces, item: &Item) -> &'p str {
    match (&item.kind, pieces.pieces.get(item.pieces.start).map(|piece| &piece.kind)) {
        (ItemKind::Chars(range), Some(PieceKind::Chars(chars))) => chars.get(range.clone()).unwrap_or_default(),
        _ => "",
    }
}

/// The fields that begin and end within these pieces and the same pair, by the piece that begins each.
fn fields(pieces: &Pieces) -> HashMap<usize, Whole> {
    let mut out = HashMap::new();
    let mut open: Vec<Field> = Vec::new();
    let mut pairs: Vec<usize> = Vec::new();
    for (at, piece) in pieces.pieces.iter().enumerate() {
        match &piece.kind {
            PieceKind::Open(pair) => pairs.push(*pair),
            PieceKind::Close(_) => {
                pairs.pop();
            }
            PieceKind::FieldBegin => {
                open.push(Field { begin: at, separate: None, code: String::new(), pair: pairs.last().copied() });
            }
            PieceKind::FieldCode(code) => {
                if let Some(field) = open.last_mut().filter(|field| field.separate.is_none()) {
                    field.code.push_str(code);
                }
            }
            PieceKind::FieldSeparate => {
                if let Some(field) = open.last_mut().filter(|field| field.pair == pairs.last().copied()) {
                    field.separate = Some(at);
                }
            }
            PieceKind::FieldEnd => {
                if let Some(field) = open.pop()
                    && field.pair == pairs.last().copied()
                {
                    out.insert(field.begin, Whole { end: at, separate: field.separate, code: field.code });
                }
            }
            PieceKind::Joint => open.clear(),
            _ => {}
        }
    }
    out
}

/// All characters of the piece that an item is of.
pub(super) fn piece_chars<'p>(pieces: &'p Pieces, item: &Item) -> &'p str {
    match pieces.pieces.get(item.pieces.start).map(|piece| &piece.kind) {
        Some(PieceKind::Chars(chars)) => chars,
        _ => "",
    }
}
