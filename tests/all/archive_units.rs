//! What is made of ladders, where they do not agree or hold what is no unit.

use cotejo::align::{Bead, DocumentPair, Tongues};
use cotejo::desk::archive::ladders::Laid;
use cotejo::desk::archive::pages::{ArchivePage, Sentence};
use cotejo::desk::archive::units::{Terms, units};
use cotejo::desk::archive::{LeftOut, LeftOutBy};
use cotejo::desk::source::SourceBy;
use cotejo::model::{Lang, Time, Unit, hash_bytes};

const EN: &[&str] =
    &["The quay is closed.", "Nobody may land there.", "It opens again in June.", "Fish is sold outside."];
const PT: &[&str] =
    &["O cais está fechado.", "Ninguém pode atracar lá.", "Reabre em junho.", "O peixe vende-se cá fora."];
/// The first two sentences are one.
const ZH: &[&str] = &["码头关闭，谁也不能靠岸。", "六月重新开放。", "鱼在外面卖。"];

fn page(tag: &str, sentences: &[&str]) -> ArchivePage {
    let sentence = |text: &&str| Sentence { text: (*text).to_owned(), after: " ".to_owned(), paragraph: 0 };
    ArchivePage {
        file: format!("quay.{tag}.html"),
        path: format!("quay.{tag}.html"),
        document: format!("quay.{tag}.html"),
        url: None,
        alternates: Vec::new(),
        site: String::new(),
        lang: Lang::parse(tag).unwrap(),
        lang_by: SourceBy::Text,
        date: None,
        hash: hash_bytes(tag.as_bytes()),
        texts: Vec::new(),
        sentences: sentences.iter().map(sentence).collect(),
    }
}

/// The first page beside another, with this ladder: sentences of each side.
fn laid(pages: &[ArchivePage], other: usize, ladder: &[(&[u32], &[u32])]) -> Laid {
    let bead = |(source, target): &(&[u32], &[u32])| Bead {
        source: source.to_vec(),
        target: target.to_vec(),
        confidence: 0.97,
    };
    Laid {
        pages: (0, other),
        pair: DocumentPair::default(),
        tongues: Tongues { source: pages[0].lang.clone(), target: pages[other].lang.clone() },
        ladder: ladder.iter().map(bead).collect(),
    }
}

fn made(pages: &[ArchivePage], laid: &[Laid], least: f32) -> (Vec<Unit>, Vec<LeftOut>) {
    units(pages, &laid.iter().collect::<Vec<_>>(), Terms { least, now: Time(0), who: "Ana" })
}

/// The languages of the unit of a source, and how sure its renderings are, in thousandths.
fn of(units: &[Unit], source: &str) -> (Vec<String>, Vec<u16>) {
    let unit = units
        .iter()
        .find(|unit| unit.variant(&unit.source).is_some_and(|own| own.text.chars() == source))
        .unwrap_or_else(|| panic!("{source}: {units:?}"));
    let langs = unit.variants.iter().map(|variant| variant.lang.to_string()).collect();
    (langs, unit.variants.iter().filter_map(|variant| variant.confidence).collect())
}

const EACH: &[(&[u32], &[u32])] = &[(&[0], &[0]), (&[1], &[1]), (&[2], &[2]), (&[3], &[3])];

#[test]
fn where_ladders_disagree_a_unit_is_bilingual_and_doubtful() {
    let pages = [page("en", EN), page("pt-PT", PT), page("zh-Hans", ZH)];
    let joined: &[(&[u32], &[u32])] = &[(&[0, 1], &[0]), (&[2], &[1]), (&[3], &[2])];
    let ladders = [laid(&pages, 1, EACH), laid(&pages, 2, joined)];
    let (units, left_out) = made(&pages, &ladders, 0.9);
    assert_eq!(left_out, []);
    let all = vec!["en".to_owned(), "pt-PT".to_owned(), "zh-Hans".to_owned()];
    let two = |tag: &str| vec!["en".to_owned(), tag.to_owned()];
    assert_eq!(of(&units, EN[0]), (two("pt-PT"), vec![900]));
    assert_eq!(of(&units, EN[1]), (two("pt-PT"), vec![900]));
    assert_eq!(of(&units, "The quay is closed. Nobody may land there."), (two("zh-Hans"), vec![900]));
    assert_eq!(of(&units, EN[2]), (all, vec![970, 970]));
    assert_eq!(units.len(), 5);
    // Who asks for more than doubtful ones does not get them, and is told.
    let (units, left_out) = made(&pages, &ladders, 0.95);
    assert_eq!(units.len(), 2);
    assert!(left_out.len() == 3 && left_out.iter().all(|left| left.why == LeftOutBy::Doubtful), "{left_out:?}");
    // Two that agree are believed against a third.
    let pages = [page("en", EN), page("pt-PT", PT), page("zh-Hans", ZH), page("pt-BR", PT)];
    let ladders = [laid(&pages, 1, EACH), laid(&pages, 2, joined), laid(&pages, 3, EACH)];
    let (units, _) = made(&pages, &ladders, 0.9);
    assert_eq!(of(&units, EN[0]).1, [970, 970]);
    assert_eq!(of(&units, "The quay is closed. Nobody may land there.").1, [900]);
}

#[test]
fn a_passage_is_no_unit() {
    let pages = [page("en", EN), page("pt-PT", PT)];
    let cases: [(&[u32], &[u32], Option<LeftOutBy>); 6] = [
        (&[0, 1, 2, 3], &[0, 1], Some(LeftOutBy::Passage)),
        (&[0, 1], &[0, 1, 2], Some(LeftOutBy::Passage)),
        (&[0, 1, 2], &[0, 1, 2], Some(LeftOutBy::Passage)),
        (&[0, 1], &[0, 1], None),
        (&[0], &[0, 1, 2], None),
        (&[0, 1, 2], &[0], None),
    ];
    for (source, target, why) in cases {
        let (units, left_out) = made(&pages, &[laid(&pages, 1, &[(source, target)])], 0.5);
        assert_eq!(left_out.first().map(|left| left.why), why, "{source:?} {target:?}");
        assert_eq!(units.len(), usize::from(why.is_none()), "{source:?} {target:?}");
        assert!(left_out.iter().all(|left| left.confidence <= 0.5), "{left_out:?}");
    }
}
