//! The pieces, each by itself, on generated text in the three scripts: `cargo bench`, or `cargo bench -- segmenter`.
//!
//! What is promised of the whole is measured on real corpora by `examples/evaluate`; these tell where time went when it
//! does not hold.

use cotejo::desk::lookup::{Request, lookup};
use cotejo::format::{self, Input};
use cotejo::fuzzy::{Builder, Index, Probe};
use cotejo::model::{Hash, Key, Lang, Text, Time, Unit, UnitId, Variant};
use cotejo::segment::Segmenter;
use cotejo::store::{ImportJob, Manner, Memory, Prefer, Stamp, Writer};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

fn main() {
    divan::main();
}

const LANGS: [&str; 3] = ["en", "pt", "zh"];
/// Segments of an index and of a memory.
const SIZE: usize = 20_000;

const WORDS: [&[&str]; 3] = [
    &[
        "the",
        "harbour",
        "council",
        "opened",
        "a",
        "new",
        "bridge",
        "on",
        "Monday",
        "said",
        "officials",
        "of",
        "trade",
        "12",
        "per",
        "cent",
        "talks",
        "with",
        "visitors",
        "between",
        "islands",
        "and",
        "will",
        "close",
    ],
    &[
        "o",
        "porto",
        "conselho",
        "abriu",
        "uma",
        "nova",
        "ponte",
        "na",
        "segunda-feira",
        "disse",
        "funcionários",
        "do",
        "comércio",
        "12",
        "por",
        "cento",
        "conversações",
        "com",
        "visitantes",
        "entre",
        "ilhas",
        "e",
        "vai",
        "fechar",
    ],
    &[
        "港口",
        "议会",
        "开放",
        "一座",
        "新",
        "大桥",
        "星期一",
        "表示",
        "官员",
        "的",
        "贸易",
        "12",
        "百分之",
        "会谈",
        "与",
        "旅客",
        "之间",
        "岛屿",
        "和",
        "将",
        "关闭",
        "澳门",
        "了",
        "在",
    ],
];

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 20) as usize % below
    }
}

/// Every other word is a known one; the rest are made of syllables, since real texts have more words than a list.
fn word(dice: &mut Dice, script: usize) -> String {
    if dice.roll(2) == 0 {
        return WORDS[script][dice.roll(WORDS[script].len())].to_owned();
    }
    if script == 2 {
        return (0..2).filter_map(|_| char::from_u32(0x4e00 + dice.roll(1500) as u32)).collect();
    }
    const BEGINS: [&str; 12] = ["b", "ch", "d", "fr", "g", "l", "m", "n", "pr", "s", "t", "v"];
    const ENDS: [[&str; 8]; 2] =
        [["a", "ea", "ing", "or", "e", "ist", "u", "ion"], ["a", "ão", "ei", "os", "ê", "ista", "u", "ções"]];
    (0..1 + dice.roll(3)).flat_map(|_| [BEGINS[dice.roll(12)], ENDS[script][dice.roll(8)]]).collect()
}

fn sentence(dice: &mut Dice, lang: &str) -> String {
    let script = LANGS.iter().position(|name| *name == lang).unwrap_or(0);
    let words: Vec<String> = (0..4 + dice.roll(20)).map(|_| word(dice, script)).collect();
    if lang == "zh" { format!("{}。", words.concat()) } else { format!("{}.", words.join(" ")) }
}

fn sentences(lang: &str, count: usize) -> Vec<String> {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    (0..count).map(|_| sentence(&mut dice, lang)).collect()
}

/// A sentence of the memory with a word gone and one doubled.
fn queries(lang: &str) -> Vec<Key> {
    let all = sentences(lang, SIZE);
    all.iter()
        .step_by(SIZE / 50)
        .map(|sentence| {
            let chars: Vec<char> = sentence.chars().collect();
            let third = chars.len() / 3;
            Key::of(&chars[..third].iter().chain(&chars[third + 2..]).chain(&chars[..3]).collect::<String>())
        })
        .collect()
}

fn index(lang: &str) -> Vec<u8> {
    let mut builder = Builder::default();
    for (number, sentence) in sentences(lang, SIZE).iter().enumerate() {
        builder.push(number as u64, Key::of(sentence).as_str());
    }
    builder.build()
}

fn units(lang: &str, count: usize) -> Vec<Unit> {
    let (source, target) = (tag(lang), tag(if lang == "en" { "pt" } else { "en" }));
    let unit = |(number, sentence): (usize, &String)| {
        let source = Variant::translated(source.clone(), sentence.as_str());
        let target = Variant::translated(target.clone(), number.to_string());
        Unit::of_texts(UnitId::kept(format!("{number:012x}")), source, [target])
    };
    sentences(lang, count).iter().enumerate().map(unit).collect()
}

fn tag(tag: &str) -> Lang {
    Lang::parse(tag).expect("a tag")
}

fn job() -> ImportJob {
    ImportJob {
        name: "bench".to_owned(),
        hash: Hash("bench".to_owned()),
        manner: Manner::Replace,
        prefer: Prefer::Newer,
        settle: None,
        by: Stamp { who: "bench".to_owned(), when: Time(0) },
        batch: None,
    }
}

fn filled(store: &mut dyn Writer, units: &[Unit]) {
    store.import(&job(), &mut units.iter().cloned().map(Ok)).expect("an import");
}

/// All that reach 70: nearly all of it is the scan of the signatures.
#[divan::bench(args = LANGS)]
fn signature_scan(bencher: Bencher<'_, '_>, lang: &str) {
    let (bytes, queries) = (index(lang), queries(lang));
    let index = Index::open(&bytes).expect("an index");
    bencher.counter(ItemsCount::new(queries.len())).bench(|| {
        let mut found = 0;
        for query in &queries {
            let searched = index.search::<()>(&bytes, query.as_str(), 70, &mut |_, _| {
                found += 1;
                Ok(70)
            });
            searched.expect("a search");
        }
        found
    });
}

#[divan::bench(args = LANGS)]
fn index_build(bencher: Bencher<'_, '_>, lang: &str) {
    let sentences = sentences(lang, SIZE);
    bencher.counter(ItemsCount::new(SIZE)).bench(|| {
        let mut builder = Builder::default();
        for (number, sentence) in sentences.iter().enumerate() {
            builder.push(number as u64, sentence);
        }
        builder.build()
    });
}

/// One query against many keys, one at a time, as the tail is searched.
#[divan::bench(args = LANGS)]
fn banded_distance(bencher: Bencher<'_, '_>, lang: &str) {
    let keys: Vec<(String, usize)> = sentences(lang, 2_000)
        .into_iter()
        .map(|key| {
            let length = key.chars().count();
            (key, length)
        })
        .collect();
    let query = &queries(lang)[7];
    bencher.counter(ItemsCount::new(keys.len())).bench(|| {
        let probe = Probe::new(query);
        keys.iter().filter(|(key, length)| probe.reaches(key, *length, 70).is_some()).count()
    });
}

/// The best five as units, from a memory in a file with its index.
#[divan::bench(args = LANGS)]
fn whole_lookup(bencher: Bencher<'_, '_>, lang: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let memory = Memory::open(folder.path().join("memory.db")).expect("a memory");
    filled(&mut *memory.writer().expect("a writer"), &units(lang, SIZE));
    memory.refresh_index(lang).expect("an index");
    let store = memory.reader().expect("a reader");
    let requests: Vec<Request> = queries(lang)
        .iter()
        .map(|query| {
            Request::new(Text::plain(query.as_str()), tag(lang), vec![tag(if lang == "en" { "pt" } else { "en" })])
        })
        .collect();
    bencher.counter(ItemsCount::new(requests.len())).bench_local(|| {
        requests.iter().map(|request| lookup(&*store, request).expect("a lookup").len()).sum::<usize>()
    });
}

#[divan::bench(args = LANGS)]
fn segmenter(bencher: Bencher<'_, '_>, lang: &str) {
    let text = sentences(lang, 500).join(if lang == "zh" { "" } else { " " });
    let (segmenter, language) = (Segmenter::new(), tag(lang));
    // The rules of a language are made ready when they are first asked.
    drop(segmenter.breaks(&text, &language));
    bencher.counter(BytesCount::new(text.len())).bench(|| segmenter.breaks(&text, &language).len());
}

/// A page into blocks with places.
#[divan::bench(args = LANGS)]
fn reader(bencher: Bencher<'_, '_>, lang: &str) {
    let paragraphs: String = sentences(lang, 300)
        .chunks(3)
        .map(|three| format!("<p class=\"text\">{} <em>{}</em> {}</p>\n", three[0], three[1], three[2]))
        .collect();
    let menu: String = (0..60).map(|n| format!("<li><a href=\"/{n}\">{n}</a></li>")).collect();
    let page = format!(
        "<!doctype html><html lang={lang}><head><meta charset=utf-8><title>x</title></head><body><nav><ul>{menu}</ul></nav>\
         <main><article><h1>x</h1>{paragraphs}</article></main></body></html>"
    );
    let html = format::HTML.document("page.html").expect("there is HTML");
    bencher.counter(BytesCount::new(page.len())).bench(|| {
        let read = (html.read)(&Input { name: "page.html", bytes: page.as_bytes() });
        read.expect("a document").value.blocks.len()
    });
}

/// Units into a new memory in a file, without its index.
#[divan::bench(args = LANGS, sample_count = 10, sample_size = 1)]
fn import(bencher: Bencher<'_, '_>, lang: &str) {
    let units = units(lang, 5_000);
    bencher
        .counter(ItemsCount::new(units.len()))
        .with_inputs(|| {
            let folder = tempfile::tempdir().expect("a folder");
            let memory = Memory::open(folder.path().join("memory.db")).expect("a memory");
            let store = memory.writer().expect("a writer");
            (folder, store)
        })
        .bench_local_values(|(folder, mut store)| {
            filled(&mut *store, &units);
            (folder, store)
        });
}
