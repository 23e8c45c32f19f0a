//! A paragraph as a text: its characters, and its codes with what each stands for.

use std::collections::HashMap;

use super::items::{Item, ItemKind, Items, chars_of};
use super::look::{Look, Need};
use super::painter::paint;
use super::paragraph::Pieces;
use super::styles::Styles;
use super::tree::Tree;
use crate::model::{Code, Piece, Text};

/// A paragraph, read.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) pieces: Pieces,
    pub(super) items: Items,
    pub(super) text: Text,
    /// What codes stand for, by their ids.
    pub(super) codes: HashMap<String, CodeUse>,
    /// The run whose format characters have that stand in no code.
    pub(super) base: usize,
    /// The same for characters inside a pair.
    pub(super) pair_bases: HashMap<usize, usize>,
    /// For each thing, how many bytes of the text stand before it.
    pub(super) offsets: Vec<usize>,
}

/// What a code stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CodeUse {
    /// Characters within look like those of this run.
    Look(usize),
    /// A pair of the document's own, with where it opens and closes.
    Pair { number: usize, open: usize, close: usize },
    /// A thing that stands alone.
    Single(usize),
}

/// Where links lead, by the ids that the part has for them.
pub(super) type Targets = HashMap<String, String>;

/// Which looks stand in a group of characters: those of the paragraph, or within a pair.
#[derive(Default)]
struct Group {
    /// Things that are characters.
    chars: Vec<usize>,
}

/// A span of one look, by the things that it begins and ends with.
struct Span {
    last: usize,
    run: usize,
    name: &'static str,
}

impl Line {
    /// The text of these paragraphs, which are one (each but the last has a deleted end); none where there is no word.
    pub(super) fn of(tree: &Tree<'_>, paragraphs: &[usize], styles: &mut Styles, targets: &Targets) -> Option<Self> {
        let pieces = Pieces::of(tree, paragraphs);
        let items = Items::of(&pieces, &|pair| pair_code(tree, pieces.pairs[pair], targets));
        if items.core.is_empty() {
            return None;
        }
        let last = paragraphs.last()?;
        let style = styles.style_of(tree, tree.child(*last, "pPr"));
        let mut looks: Vec<Option<Look>> = vec![None; pieces.runs.len()];
        let mut line = Self {
            pieces,
            items,
            text: Text::default(),
            codes: HashMap::new(),
            base: 0,
            pair_bases: HashMap::new(),
            offsets: Vec::new(),
        };
        for at in line.items.core.clone() {
            if let Some(run) = line.run_of(at) {
                looks[run].get_or_insert_with(|| styles.look(tree, &style, line.pieces.runs[run].properties));
            }
        }
        line.code(tree, &looks, styles, targets);
        Some(line)
    }

    /// The run of a thing that is characters.
    fn run_of(&self, at: usize) -> Option<usize> {
        let item = &self.items.items[at];
        let piece = self.pieces.pieces.get(item.pieces.start)?;
        matches!(item.kind, ItemKind::Chars(_)).then_some(piece.run).flatten()
    }

    fn code(&mut self, tree: &Tree<'_>, looks: &[Option<Look>], styles: &Styles, targets: &Targets) {
        let core = self.items.core.clone();
        let mut groups: Vec<(Option<usize>, Group)> = vec![(None, Group::default())];
        let mut open: Vec<usize> = vec![0];
        // Where each pair opens and closes.
        let mut places: HashMap<usize, (usize, usize)> = HashMap::new();
        for at in core.clone() {
            match self.items.items[at].kind {
                ItemKind::Open(pair) => {
                    open.push(groups.len());
                    groups.push((Some(pair), Group::default()));
                    places.insert(pair, (at, at));
                }
                ItemKind::Close(pair) => {
                    if open.len() > 1 {
                        open.pop();
                    }
                    places.entry(pair).and_modify(|place| place.1 = at);
                }
                ItemKind::Chars(_) => {
                    if let Some(&group) = open.last() {
                        groups[group].1.chars.push(at);
                    }
                }
                _ => {}
            }
        }
        let mut spans: HashMap<usize, Vec<Span>> = HashMap::new();
        for (pair, group) in &groups {
            let Some(base) = self.paint(group, looks, styles, &mut spans) else { continue };
            match pair {
                None => self.base = base,
                Some(pair) => {
                    self.pair_bases.insert(*pair, base);
                }
            }
        }
        if groups[0].1.chars.is_empty() {
            self.base = groups.iter().find_map(|(pair, _)| self.pair_bases.get(&(*pair)?).copied()).unwrap_or(0);
        }
        self.write(tree, &spans, &places, targets);
    }

    /// The spans of a group and the run that is its base.
    fn paint(
        &self,
        group: &Group,
        looks: &[Option<Look>],
        styles: &Styles,
        spans: &mut HashMap<usize, Vec<Span>>,
    ) -> Option<usize> {
        let parts: Vec<(usize, Look, Need, usize)> = group
            .chars
            .iter()
            .filter_map(|&at| {
                let run = self.run_of(at)?;
                let (look, chars) = (looks[run]?, chars_of(&self.pieces, &self.items.items[at]));
                Some((run, look, look.need(chars), chars.len()))
            })
            .collect();
        let (classes, examples) = classes(&parts);
        // Stretches of one class, from one thing to another.
        let mut row: Vec<usize> = Vec::new();
        let mut stretches: Vec<(usize, usize)> = Vec::new();
        for (&class, &at) in classes.iter().zip(&group.chars) {
            match (row.last(), stretches.last_mut()) {
                (Some(&last), Some(stretch)) if last == class => stretch.1 = at,
                _ => {
                    row.push(class);
                    stretches.push((at, at));
                }
            }
        }
        if row.is_empty() {
            return None;
        }
        let (base, strokes) = paint(&row);
        let look_of = |class: usize| parts[examples[class]].1;
        let mut around: Vec<(usize, usize)> = Vec::new();
        for stroke in &strokes {
            while around.last().is_some_and(|&(last, _)| last < stroke.first) {
                around.pop();
            }
            let outer = around.last().map_or(base, |&(_, look)| look);
            around.push((stroke.last, stroke.look));
            let name = styles.looks.name(look_of(stroke.look), look_of(outer));
            let span = Span { last: stretches[stroke.last].1, run: parts[examples[stroke.look]].0, name };
            spans.entry(stretches[stroke.first].0).or_default().push(span);
        }
        Some(parts[examples[base]].0)
    }

    /// The text, with ids for its codes in the order in which they stand.
    fn write(
        &mut self,
        tree: &Tree<'_>,
        spans: &HashMap<usize, Vec<Span>>,
        places: &HashMap<usize, (usize, usize)>,
        targets: &Targets,
    ) {
        let mut next_id = 1_usize;
        let mut id = || {
            next_id += 1;
            (next_id - 1).to_string()
        };
        // What is open: the thing that closes it, its id, its name.
        let mut open: Vec<(usize, String, &'static str)> = Vec::new();
        let mut pair_ids: HashMap<usize, (String, String)> = HashMap::new();
        let (mut text, mut bytes) = (Text::default(), 0);
        let core = self.items.core.clone();
        self.offsets = vec![0; self.items.items.len()];
        for at in 0..self.items.items.len() {
            self.offsets[at] = bytes;
            if !core.contains(&at) {
                continue;
            }
            for span in spans.get(&at).into_iter().flatten() {
                let id = id();
                text.push(Piece::Code(Code::open(id.clone(), format!("<{}>", span.name))));
                self.codes.insert(id.clone(), CodeUse::Look(span.run));
                open.push((span.last, id, span.name));
            }
            let item = &self.items.items[at];
            match &item.kind {
                ItemKind::Chars(_) => {
                    let chars = chars_of(&self.pieces, item);
                    bytes += chars.len();
                    text.push_chars(chars);
                }
                ItemKind::Single(single) => {
                    let id = id();
                    text.push(Piece::Code(Code::standalone(id.clone(), single.code.clone())));
                    self.codes.insert(id, CodeUse::Single(at));
                }
                ItemKind::Open(pair) => {
                    let id = id();
                    let code = match self.items.links.get(pair) {
                        Some(instruction) => link_code(&link_target(instruction)),
                        None => pair_code(tree, self.pieces.pairs[*pair], targets),
                    };
                    let name: String = code[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
                    text.push(Piece::Code(Code::open(id.clone(), code)));
                    if let Some(&(open, close)) = places.get(pair) {
                        self.codes.insert(id.clone(), CodeUse::Pair { number: *pair, open, close });
                    }
                    pair_ids.insert(*pair, (id, name));
                }
                ItemKind::Close(pair) => {
                    if let Some((id, name)) = pair_ids.get(pair) {
                        text.push(Piece::Code(Code::close(id.clone(), format!("</{name}>"))));
                    }
                }
                ItemKind::Start | ItemKind::End | ItemKind::Joint | ItemKind::Field => {}
            }
            while let Some((_, id, name)) = open.pop_if(|(last, ..)| *last == at) {
                text.push(Piece::Code(Code::close(id, format!("</{name}>"))));
            }
        }
        self.text = text;
    }

    /// The thing of this number.
    pub(super) fn item(&self, at: usize) -> &Item {
        &self.items.items[at]
    }
}

/// Which characters look alike: for each part the number of its class, and for each class the part whose run shows how.
/// Classes that ask for fonts of different scripts are one where a run has both; blanks look as what is beside them.
fn classes(parts: &[(usize, Look, Need, usize)]) -> (Vec<usize>, Vec<usize>) {
    /// How many classes are tried before another is made.
    const TRIED: usize = 16;
    let mut lengths: HashMap<(Need, Look), (usize, usize)> = HashMap::new();
    for (at, &(_, look, need, length)) in parts.iter().enumerate() {
        if !need.is_blank() {
            lengths.entry((need, look)).or_insert((at, 0)).1 += length;
        }
    }
    let mut kinds: Vec<((Need, Look), (usize, usize))> = lengths.into_iter().collect();
    kinds.sort_by_key(|&(_, (first, length))| (std::cmp::Reverse(length), first));
    let mut made: Vec<(Need, usize)> = Vec::new();
    let mut class_of: HashMap<(Need, Look), usize> = HashMap::new();
    for ((need, look), (first, _)) in kinds {
        let joined = made.iter_mut().enumerate().take(TRIED).find_map(|(number, class)| {
            let both = class.0.with(need)?;
            if !parts[class.1].1.meets(both) {
                if !look.meets(both) {
                    return None;
                }
                class.1 = first;
            }
            class.0 = both;
            Some(number)
        });
        let number = joined.unwrap_or_else(|| {
            made.push((need, first));
            made.len() - 1
        });
        class_of.insert((need, look), number);
    }
    let mut out: Vec<Option<usize>> = Vec::with_capacity(parts.len());
    for &(_, look, need, _) in parts {
        out.push(class_of.get(&(need, look)).copied());
    }
    let mut examples: Vec<usize> = made.iter().map(|class| class.1).collect();
    // Blanks: as what stands before them, else as what follows.
    let mut next: Vec<Option<usize>> = vec![None; parts.len()];
    let mut following = None;
    for at in (0..parts.len()).rev() {
        next[at] = following;
        following = out[at].or(following);
    }
    let mut before = None;
    for at in 0..parts.len() {
        if out[at].is_none() {
            let need = parts[at].2;
            let fits = |class: &usize| parts[examples[*class]].1.meets(need);
            let beside = before.filter(fits).or(next[at].filter(fits));
            let class = beside.or_else(|| (0..examples.len().min(TRIED)).find(fits)).unwrap_or_else(|| {
                examples.push(at);
                examples.len() - 1
            });
            out[at] = Some(class);
        }
        before = out[at];
    }
    (out.into_iter().flatten().collect(), examples)
}

/// How a pair of the document's own opens as a code.
fn pair_code(tree: &Tree<'_>, element: usize, targets: &Targets) -> String {
    match tree.word(element) {
        Some("hyperlink") => {
            let target = tree.attribute(element, "id").and_then(|id| targets.get(&id).cloned());
            let anchor = || tree.attribute(element, "anchor").map(|anchor| format!("#{anchor}"));
            link_code(&target.or_else(anchor).unwrap_or_default())
        }
        Some("fldSimple") => link_code(&link_target(&tree.attribute(element, "instr").unwrap_or_default())),
        Some("r") => "<ruby>".to_owned(),
        Some(name) => format!("<{name}>"),
        None => "<span>".to_owned(),
    }
}

fn link_code(target: &str) -> String {
    let mut out = "<a".to_owned();
    if !target.is_empty() {
        crate::format::xml::attribute_into(&mut out, "href", target);
    }
    out + ">"
}

/// Where a field leads that is a link.
fn link_target(instruction: &str) -> String {
    let mut words = instruction.split('"').map(str::trim);
    let first = words.next().unwrap_or_default();
    let target = words.next().unwrap_or_default();
    if first.ends_with("\\l") { format!("#{target}") } else { target.to_owned() }
}
