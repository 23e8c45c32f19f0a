use super::bitslice::{ADDER_INPUTS, Ask, CountingRule, LANES, LINE_BYTES, MissCount, NgramAsks};
use super::strips::Scratch;
use super::*;
use crate::fuzzy::base;
use crate::model::Key;

struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

const SYLLABLES: [&[&str]; 3] = [
    &["the ", "visit ", "of ", "Mon", "day ", "12", "tra", "de", ".", " ", "e", "s", "Q"],
    &["a ", "ção ", "de ", "visi", "ta ", "12", "São ", "ê", ".", " ", "os "],
    &["会", "谈", "結", "束", "的", "，", "。", "澳", "門", "1", "贸", "易", "𠮷", "了", "国"],
];

fn text(dice: &mut Dice, script: usize, longest: usize) -> String {
    let count = dice.roll(longest + 1);
    (0..count).map(|_| SYLLABLES[script][dice.roll(SYLLABLES[script].len())]).collect()
}

fn edited(dice: &mut Dice, script: usize, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..dice.roll(2 + chars.len() / 3) {
        let at = dice.roll(chars.len() + 1);
        let c = SYLLABLES[script][dice.roll(SYLLABLES[script].len())].chars().next().unwrap();
        match dice.roll(4) {
            0 => chars.insert(at, c),
            1 if at < chars.len() => drop(chars.remove(at)),
            2 if at < chars.len() => chars[at] = c,
            _ => {
                // A block of several characters goes or comes: what moves positions farthest.
                let end = (at + dice.roll(6)).min(chars.len());
                let block: Vec<char> = chars.drain(at.min(end)..end).collect();
                if dice.roll(2) == 0 {
                    chars.extend(block);
                }
            }
        }
    }
    chars.into_iter().collect()
}

fn corpus(dice: &mut Dice, script: usize, size: usize, longest: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    while out.len() < size {
        let new = if out.is_empty() || dice.roll(3) == 0 {
            text(dice, script, longest)
        } else {
            let like = out[dice.roll(out.len())].clone();
            edited(dice, script, &like)
        };
        out.push(new);
    }
    out
}

fn built(keys: &[String]) -> Vec<u8> {
    let mut builder = Builder::default();
    for (number, key) in keys.iter().enumerate() {
        builder.push(number as u64, key);
    }
    builder.build()
}

fn all_that_reach(index: &Index, bytes: &[u8], query: &str, floor: u8) -> Vec<(u64, u8)> {
    let mut out = Vec::new();
    index
        .search::<()>(bytes, query, floor, &mut |number, bound| {
            out.push((number, bound));
            Ok(floor)
        })
        .unwrap();
    out.sort_unstable();
    out
}

#[test]
fn nothing_that_reaches_the_floor_is_left_out() {
    let mut handed = 0;
    for round in 0..30 {
        let mut dice = Dice(round + 1);
        let script = round as usize % 3;
        let longest = [4, 12, 40, 120][dice.roll(4)];
        let size = 1 + dice.roll(700);
        let keys = corpus(&mut dice, script, size, longest);
        let bytes = built(&keys);
        for instructions in InstructionSet::available() {
            let index = Index { instructions, ..Index::open(&bytes).unwrap() };
            for _ in 0..12 {
                let query = if dice.roll(4) == 0 {
                    text(&mut dice, script, longest)
                } else {
                    let like = keys[dice.roll(keys.len())].clone();
                    edited(&mut dice, script, &like)
                };
                let floor = [0, 1, 30, 50, 70, 85, 95, 100][dice.roll(8)];
                let found = all_that_reach(&index, &bytes, &query, floor);
                let query = Key::stored(query);
                for (number, key) in keys.iter().enumerate() {
                    let base = base(&query, &Key::stored(key.clone()));
                    let at = found.binary_search_by_key(&(number as u64), |&(number, _)| number);
                    if base >= floor {
                        let bound = at.map(|at| found[at].1);
                        assert!(
                            bound.is_ok_and(|bound| bound >= base),
                            "{query:?} {key:?} {base} {floor} {instructions:?}"
                        );
                        handed += 1;
                    }
                }
            }
        }
    }
    assert!(handed > 20_000, "{handed}");
}

#[test]
fn a_rising_floor_loses_none_of_the_best() {
    for round in 0..20 {
        let mut dice = Dice(100 + round);
        let keys = corpus(&mut dice, round as usize % 3, 500, 30);
        let bytes = built(&keys);
        let index = Index::open(&bytes).unwrap();
        for _ in 0..10 {
            let like = keys[dice.roll(keys.len())].clone();
            let query = Key::stored(edited(&mut dice, round as usize % 3, &like));
            let mut bases: Vec<u8> = keys.iter().map(|key| base(&query, &Key::stored(key.clone()))).collect();
            let mut found: Vec<u8> = Vec::new();
            index
                .search::<()>(&bytes, query.as_str(), 10, &mut |number, _| {
                    found.push(base(&query, &Key::stored(keys[number as usize].clone())));
                    found.sort_unstable_by(|a, b| b.cmp(a));
                    found.truncate(5);
                    Ok(if found.len() == 5 { found[4] } else { 10 })
                })
                .unwrap();
            bases.sort_unstable_by(|a, b| b.cmp(a));
            bases.retain(|&base| base >= 10);
            bases.truncate(5);
            found.retain(|&base| base >= 10);
            assert_eq!(found, bases, "{query:?}");
        }
    }
}

#[test]
fn every_instruction_set_counts_as_plain_words_do() {
    let mut dice = Dice(5);
    for round in 0..400 {
        let blocks = 1 + dice.roll(5);
        let columns = 1 + dice.roll(40);
        let signature: Vec<u8> = (0..columns * blocks * LINE_BYTES).map(|_| dice.roll(256) as u8).collect();
        let (lines, _) = signature.as_chunks::<LINE_BYTES>();
        let none = vec![[0u8; LINE_BYTES]; blocks];
        let (rule, longest) = [
            (CountingRule::Cover, 3),
            (CountingRule::Cover, 2),
            (CountingRule::Bigrams, 2),
            (CountingRule::Unigrams, 1),
        ][dice.roll(4)];
        let mut column = || match dice.roll(8) {
            0 => &none[..],
            _ => &lines[dice.roll(columns) * blocks..][..blocks],
        };
        let mut ask = |asked: bool, seconds: bool| {
            let first = column();
            let second = if seconds { column() } else { first };
            asked.then_some(Ask { first, second })
        };
        let mut asks = Dice(round);
        let mut asks = |of: usize| ask(of <= longest && asks.roll(4) > 0, asks.roll(3) == 0);
        let steps: Vec<[NgramAsks<'_>; ADDER_INPUTS]> = (0..round / 8)
            .map(|_| [(); ADDER_INPUTS].map(|()| NgramAsks { unigram: asks(1), bigram: asks(2), trigram: asks(3) }))
            .collect();
        let count = MissCount { steps: &steps, rule, allowed: dice.roll(round as usize + 2) };
        let mut plain = Vec::new();
        InstructionSet::Words.scan(&count, blocks, &mut Scratch::new(), &mut plain);
        assert!(plain.is_sorted());
        for set in InstructionSet::available() {
            let mut vectors = Vec::new();
            set.scan(&count, blocks, &mut Scratch::new(), &mut vectors);
            assert_eq!(vectors, plain, "{set:?} {count:?}");
        }
        // And one lane by hand.
        let lane = dice.roll(blocks * LANES);
        let has = |lines: &[ColumnLine]| lines[lane / LANES][lane % LANES / 8] >> (lane % 8) & 1 == 1;
        let missing = |ask: Option<Ask<'_>>| ask.is_some_and(|ask| !has(ask.first) && !has(ask.second));
        let (mut counted, mut before, mut touched) = (0, false, [false; 2]);
        for step in steps.as_flattened() {
            let (unigram, bigram, trigram) = (missing(step.unigram), missing(step.bigram), missing(step.trigram));
            let counts = match rule {
                CountingRule::Cover => unigram || (bigram && !touched[1]) || (trigram && touched == [false; 2]),
                CountingRule::Bigrams => bigram || unigram || before,
                CountingRule::Unigrams => unigram,
            };
            (before, touched) = (unigram, [touched[1], counts]);
            counted += usize::from(counts);
        }
        assert_eq!(plain.binary_search(&lane).is_ok(), counted <= count.allowed, "{counted} {count:?}");
    }
}

#[test]
fn a_set_that_the_processor_has_not_is_not_forced() {
    for set in InstructionSet::ALL.iter().copied().filter(|set| !set.is_available()) {
        let before = InstructionSet::in_use();
        assert!(!set.force(), "{set}");
        assert_eq!(InstructionSet::in_use(), before);
    }
    assert!(InstructionSet::available().contains(&InstructionSet::Words));
    assert!(InstructionSet::available().contains(&InstructionSet::best()));
    assert!(InstructionSet::ALL.iter().all(|set| InstructionSet::named(&set.to_string()) == Some(*set)));
}

#[test]
fn the_same_keys_give_the_same_bytes_in_any_order() {
    let mut dice = Dice(9);
    let keys = corpus(&mut dice, 0, 300, 20);
    let mut backward = Builder::default();
    for (number, key) in keys.iter().enumerate().rev() {
        backward.push(number as u64, key);
    }
    assert!(built(&keys) == backward.build());
}

#[test]
fn damage_is_found_and_never_a_panic() {
    let mut dice = Dice(13);
    let keys = corpus(&mut dice, 1, 200, 20);
    let bytes = built(&keys);
    assert!(Index::open(&bytes[..bytes.len() - 1]).is_none(), "cut off");
    assert!(Index::open(&[]).is_none());
    let query = keys[17].clone();
    let mut found = 0;
    for _ in 0..3000 {
        let mut broken = bytes.clone();
        // Half of the time in the head and its tables, whose places everything depends on.
        let at = if dice.roll(2) == 0 { dice.roll(2000) } else { dice.roll(broken.len()) };
        broken[at] ^= 1 << dice.roll(8);
        match Index::open(&broken) {
            None => found += 1,
            Some(index) => {
                if index.search::<()>(&broken, &query, 1, &mut |_, _| Ok(1)) == Err(SearchError::Damaged) {
                    found += 1;
                }
            }
        }
    }
    // At a floor of 1 every bucket is touched; only bytes between the parts, which nobody reads, may go unnoticed.
    assert!(found > 2900, "{found}");
}

#[test]
fn an_empty_index_and_empty_keys_are_searched() {
    let bytes = Builder::default().build();
    let index = Index::open(&bytes).unwrap();
    assert!(index.is_empty());
    assert!(all_that_reach(&index, &bytes, "", 70).is_empty());
    let bytes = built(&[String::new(), "a".to_owned()]);
    let index = Index::open(&bytes).unwrap();
    assert_eq!(all_that_reach(&index, &bytes, "", 70), [(0, 100)]);
    assert_eq!(all_that_reach(&index, &bytes, "a", 70), [(1, 100)]);
    assert_eq!(all_that_reach(&index, &bytes, "", 0).len(), 2);
}

/// Counts what is logged, by level.
#[derive(Default)]
struct Log(std::sync::Mutex<Vec<tracing::Level>>);

impl tracing::Subscriber for &'static Log {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        metadata.target().starts_with("cotejo::fuzzy::index")
    }
    fn new_span(&self, _: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        tracing::span::Id::from_u64(1)
    }
    fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}
    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}
    fn event(&self, event: &tracing::Event<'_>) {
        self.0.lock().unwrap().push(*event.metadata().level());
    }
    fn enter(&self, _: &tracing::span::Id) {}
    fn exit(&self, _: &tracing::span::Id) {}
}

#[test]
fn a_search_says_what_it_chose_once_a_query_and_once_a_bucket() {
    let mut dice = Dice(17);
    let keys = corpus(&mut dice, 0, 300, 40);
    let bytes = built(&keys);
    let index = Index::open(&bytes).unwrap();
    let log: &'static Log = Box::leak(Box::default());
    let search = || index.search::<()>(&bytes, &keys[0], 60, &mut |_, _| Ok(60)).unwrap();
    let effort = tracing::subscriber::with_default(log, search);
    let levels = log.0.lock().unwrap();
    let of = |level: tracing::Level| levels.iter().filter(|&&logged| logged == level).count();
    assert!(effort.buckets > 0 && effort.handed > 0);
    assert_eq!((of(tracing::Level::DEBUG), of(tracing::Level::TRACE)), (1, effort.buckets));
}
