//! The bilingual page, on invented stories (`tests/report/*.toml`): what a reader must find, and what must never happen.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use cotejo::desk::leverage::{Band, Leverage, words};
use cotejo::desk::report::{SegmentDetail, StoryReport, TermUse};
use cotejo::error::{Arg, Notice};
use cotejo::l10n::{LOCALES, Voice};
use cotejo::model::{
    Bilingual, BilingualBlock, Candidate, Code, Definition, Lang, Origin, Original, Penalty, PenaltyKind, Piece, Role,
    Segment, Span, State, TermStatus, Text, Time, UnitId, hash_bytes,
};
use cotejo::report::bilingual;
use serde::Deserialize;

/// 24 November 2026.
const NOW: Time = Time(1_795_478_400);

/// A story beside its candidates, as `tests/report/*.toml` tells it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    title: String,
    document: String,
    source: Lang,
    target: Lang,
    #[serde(default)]
    term: Vec<CaseTerm>,
    segment: Vec<CaseSegment>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseTerm {
    concept: String,
    text: String,
    preferred: Vec<String>,
    #[serde(default)]
    avoid: Vec<String>,
    definition: Option<String>,
}

/// A segment; one with a role begins a block. `<1>`, `</1>` and `<1/>` stand for inline codes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseSegment {
    role: Option<String>,
    source: String,
    target: Option<String>,
    state: Option<String>,
    /// The number of the earlier segment with the same source.
    repeats: Option<usize>,
    message: Option<String>,
    note: Option<String>,
    #[serde(default)]
    site: bool,
    #[serde(default)]
    context: bool,
    #[serde(default)]
    ambiguous: bool,
    #[serde(default)]
    candidate: Vec<CaseCandidate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseCandidate {
    source: String,
    target: String,
    lang: Option<Lang>,
    document: Option<String>,
    date: Option<toml::value::Datetime>,
    by: Option<String>,
    state: String,
    origin: Option<String>,
    #[serde(default)]
    penalties: BTreeMap<String, u8>,
}

fn coded(text: &str) -> Text {
    let mut out = Text::default();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_chars(before);
        let (tag, after) = after.split_once('>').unwrap();
        let code = match (tag.strip_prefix('/'), tag.strip_suffix('/')) {
            (Some(id), _) => Code::close(id, "</em>"),
            (_, Some(id)) => Code::standalone(id, "<br>"),
            _ => Code::open(tag, "<em>"),
        };
        out.push(Piece::Code(code));
        rest = after;
    }
    out.push_chars(rest);
    out
}

fn seconds(date: &toml::value::Datetime) -> Time {
    let day: jiff::civil::Date = date.to_string().parse().unwrap();
    Time(jiff::tz::TimeZone::UTC.to_timestamp(day.to_datetime(jiff::civil::Time::midnight())).unwrap().as_second())
}

fn candidate(case: &CaseCandidate, at: u32, today: &Text, target: &Lang, context: bool) -> Candidate {
    let source = coded(&case.source);
    let (a, b) = (source.key(), today.key());
    let longer = a.as_str().chars().count().max(b.as_str().chars().count()).max(1);
    let base = u8::try_from(100 * (longer - strsim::levenshtein(a.as_str(), b.as_str())) / longer).unwrap();
    let lost: u8 = case.penalties.values().sum();
    let lang = case.lang.clone().unwrap_or_else(|| target.clone());
    Candidate {
        unit: UnitId::foreign(&a, &lang, &Text::plain(&*case.target).key(), at),
        source,
        target: coded(&case.target),
        lang,
        score: base.saturating_sub(lost) + u8::from(context),
        base,
        penalties: case
            .penalties
            .iter()
            .map(|(name, &points)| Penalty { kind: PenaltyKind::named(name).unwrap(), points })
            .collect(),
        origin: case.origin.as_ref().map_or(Origin::Story, |name| Origin::named(name).unwrap()),
        state: State::named(&case.state).unwrap(),
        document: case.document.clone(),
        changed: case.date.as_ref().map(seconds),
        changed_by: case.by.clone(),
        memory: None,
    }
}

fn terms(case: &Case, source: &Text, target: Option<&Text>) -> Vec<TermUse> {
    let target = target.map(Text::chars).unwrap_or_default();
    let places = |words: &[String]| {
        let each = |word: &String| -> Vec<Span> {
            target.match_indices(word.as_str()).map(|(at, word)| Span::new(at, at + word.len())).collect()
        };
        words.iter().flat_map(each).collect::<Vec<_>>()
    };
    let chars = source.chars().to_lowercase();
    let mut found: Vec<TermUse> = Vec::new();
    for term in &case.term {
        for (at, _) in chars.match_indices(&term.text) {
            found.push(TermUse {
                concept: term.concept.clone(),
                span: Span::new(at, at + term.text.len()),
                term: term.text.clone(),
                status: TermStatus::Preferred,
                preferred: term.preferred.clone(),
                avoid: term.avoid.clone(),
                rendered: places(&term.preferred),
                avoided: places(&term.avoid),
                definitions: term.definition.iter().map(|text| Definition { lang: None, text: text.clone() }).collect(),
            });
        }
    }
    found.sort_by_key(|term| term.span);
    found
}

/// The report of a case, built by the rules of the design.
fn report(case: &Case) -> StoryReport {
    let (mut story, mut site): (Vec<BilingualBlock>, Vec<BilingualBlock>) = Default::default();
    let mut details = Vec::new();
    let mut leverage = Leverage::default();
    for segment in &case.segment {
        let source = coded(&segment.source);
        let mut candidates: Vec<_> = (0..)
            .zip(&segment.candidate)
            .map(|(at, one)| candidate(one, at, &source, &case.target, segment.context))
            .collect();
        candidates.sort_by_key(|one| std::cmp::Reverse(one.score));
        let best = candidates.first();
        let filled = best.filter(|best| best.score >= 100 && best.lang == case.target && !segment.ambiguous);
        let band = match best {
            Some(best) => Band::of(best.score),
            None if segment.repeats.is_some() => Band::Repetition,
            None => Band::New,
        };
        let target = filled.map(|best| best.target.clone()).or(segment.target.as_deref().map(coded));
        let state = match &segment.state {
            Some(state) => State::named(state).unwrap(),
            None if target.is_some() => State::Translated,
            None => State::Initial,
        };
        let bands = if segment.site { &mut leverage.site } else { &mut leverage.story };
        bands.add(band, words(&source.chars()));
        details.push(SegmentDetail {
            band,
            ambiguous: segment.ambiguous,
            filled: filled.map(|best| best.unit.clone()),
            repeats: segment.repeats.map(|number| number - 1),
            terms: terms(case, &source, target.as_ref()),
            findings: Vec::new(),
        });
        let blocks = if segment.site { &mut site } else { &mut story };
        if segment.role.is_some() || segment.site {
            blocks.push(BilingualBlock {
                id: format!("b{}", blocks.len()),
                role: segment.role.as_ref().map_or(Role::SiteString, |role| Role::named(role).unwrap()),
                message: segment.message.clone(),
                note: segment.note.clone(),
                segments: Vec::new(),
            });
        }
        let block = blocks.last_mut().unwrap();
        let id = (block.segments.len() + 1).to_string();
        block.segments.push(Segment { target, state, candidates, ..Segment::open(id, source) });
    }
    let original = Original {
        name: case.document.clone(),
        format: "html".into(),
        hash: hash_bytes(b""),
        encoding: "UTF-8".into(),
        reader: None,
    };
    let draft = story.iter().chain(&site).flat_map(|block| &block.segments).any(|segment| !segment.is_confirmed());
    let bilingual = Bilingual { source: case.source.clone(), target: case.target.clone(), original, story, site };
    StoryReport { title: case.title.clone(), bilingual, segments: details, leverage, draft, notices: Vec::new() }
}

/// Every case by file name.
fn cases() -> BTreeMap<String, StoryReport> {
    let mut out = BTreeMap::new();
    for entry in fs::read_dir("tests/report").unwrap() {
        let path = entry.unwrap().path();
        let case: Case = toml::from_str(&fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        out.insert(path.file_stem().unwrap().to_str().unwrap().to_owned(), report(&case));
    }
    assert!(out.len() >= 5, "the cases are missing");
    out
}

fn voice(locale: &str) -> Voice {
    Voice::choose([&Lang::parse(locale).unwrap()])
}

/// The page without the parts that are no markup, so that a strict XML reader can check what is.
fn markup(page: &str) -> String {
    let body = page.strip_prefix("<!DOCTYPE html>\n").unwrap();
    let cut = |text: &str, open: &str, close: &str| {
        let (before, rest) = text.split_once(open).unwrap();
        let (_, after) = rest.split_once(close).unwrap();
        format!("{before}{open}{close}{after}")
    };
    cut(&cut(body, "<style>", "</style>"), "<script>", "</script>")
}

type Node<'a, 'i> = roxmltree::Node<'a, 'i>;

fn has_class(node: Node<'_, '_>, class: &str) -> bool {
    node.attribute("class").is_some_and(|classes| classes.split(' ').any(|one| one == class))
}

fn all<'a, 'i>(node: Node<'a, 'i>, class: &str) -> Vec<Node<'a, 'i>> {
    node.descendants().filter(|node| has_class(*node, class)).collect()
}

/// What a person reads in it, without the signs of inline codes.
fn text(node: Node<'_, '_>) -> String {
    let in_code = |node: Node<'_, '_>| node.ancestors().any(|node| has_class(node, "code"));
    node.descendants().filter(|node| node.is_text() && !in_code(*node)).filter_map(|node| node.text()).collect()
}

/// The segment's own pair of texts, not a candidate's.
fn own<'a, 'i>(article: Node<'a, 'i>, side: &str) -> Vec<Node<'a, 'i>> {
    all(article, side)
        .into_iter()
        .filter(|node| !node.ancestors().any(|node| has_class(node, "match")))
        .flat_map(|node| all(node, "t"))
        .collect()
}

/// Runs `check` on each case's page in each reader's language.
fn on_pages(check: impl Fn(&str, &StoryReport, Voice, &str, &roxmltree::Document<'_>)) {
    for (name, report) in cases() {
        for locale in LOCALES {
            let page = bilingual(&report, &voice(locale), NOW);
            let markup = markup(&page);
            let document =
                roxmltree::Document::parse(&markup).unwrap_or_else(|error| panic!("{name} {locale}: {error}"));
            check(&format!("{name} for {locale}"), &report, voice(locale), &page, &document);
        }
    }
}

#[test]
fn every_page_is_well_formed_and_its_links_lead_somewhere() {
    on_pages(|name, _, _, _, document| {
        let mut ids = BTreeSet::new();
        for id in document.descendants().filter_map(|node| node.attribute("id")) {
            assert!(ids.insert(id), "{name}: the id {id} stands twice");
        }
        for node in document.descendants() {
            if let Some(target) = node.attribute("href").and_then(|href| href.strip_prefix('#')) {
                assert!(ids.contains(target), "{name}: nothing is called {target}");
            }
            if let Some(label) = node.attribute("aria-labelledby") {
                assert!(ids.contains(label), "{name}: nothing is called {label}");
            }
        }
        let headings: Vec<u8> = document
            .descendants()
            .filter_map(|node| node.tag_name().name().strip_prefix('h').and_then(|level| level.parse::<u8>().ok()))
            .collect();
        assert_eq!(headings.iter().filter(|level| **level == 1).count(), 1, "{name}");
        assert!(headings.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: a level of headings is skipped");
        for landmark in ["header", "nav", "main", "footer"] {
            assert!(document.descendants().any(|node| node.has_tag_name(landmark)), "{name}: no {landmark}");
        }
    });
}

#[test]
fn a_page_needs_nothing_from_outside() {
    on_pages(|name, report, _, page, document| {
        for word in ["@import", "url(", "@font-face", "<link", "<img", "<iframe", "<base", "fetch(", "XMLHttpRequest"] {
            assert!(!page.contains(word), "{name}: {word}");
        }
        let documents: BTreeSet<&str> = report
            .story()
            .chain(report.site())
            .flat_map(|(_, segment, _)| &segment.candidates)
            .filter_map(|candidate| candidate.document.as_deref())
            .collect();
        for node in document.descendants() {
            assert!(node.attribute("src").is_none() && node.attribute("srcset").is_none(), "{name}");
            if let Some(href) = node.attribute("href") {
                assert!(href.starts_with('#') || documents.contains(href), "{name}: {href}");
            }
        }
    });
}

/// No script but the page's own runs: the policy names it by its hash, and allows no other.
#[test]
fn the_policy_knows_the_script() {
    use sha2::Digest as _;
    on_pages(|name, _, _, page, _| {
        let (_, script) = page.split_once("<script>").unwrap();
        let (script, rest) = script.split_once("</script>").unwrap();
        assert!(!rest.contains("<script"), "{name}");
        let hash = base64(&sha2::Sha256::digest(script.as_bytes()));
        assert!(page.contains(&format!("script-src 'sha256-{hash}';")), "{name}: SCRIPT_HASH is {hash}");
        let policy = page.split_once("Content-Security-Policy\" content=\"").unwrap().1;
        let scripts = policy.split_once("script-src").unwrap().1.split_once(';').unwrap().0;
        assert!(!scripts.contains("unsafe"), "{name}: {scripts}");
        for handler in [" onclick=", " onload=", " onerror=", "javascript:"] {
            assert!(!page.contains(handler), "{name}: {handler} would not run");
        }
    });
}

/// RFC 4648, section 4.
pub(crate) fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for digit in 0..4 {
            let at = bits >> (18 - 6 * digit) & 63;
            out.push(if digit <= three.len() { char::from(DIGITS[at as usize]) } else { '=' });
        }
    }
    out
}

#[test]
fn every_text_says_its_language() {
    on_pages(|name, report, voice, _, document| {
        assert_eq!(document.root_element().attribute("lang"), Some(voice.locale()), "{name}");
        let mut langs = BTreeSet::from([report.bilingual.source.to_string(), report.bilingual.target.to_string()]);
        for (_, segment, _) in report.story().chain(report.site()) {
            langs.extend(segment.candidates.iter().map(|candidate| candidate.lang.to_string()));
        }
        let texts = all(document.root(), "t");
        assert!(texts.len() >= report.segments.len());
        for node in texts {
            let lang = node.attribute("lang").unwrap_or_else(|| panic!("{name}: no lang on {}", text(node)));
            assert!(langs.contains(lang), "{name}: {lang}");
        }
    });
}

#[test]
fn every_segment_stands_there_with_its_band_and_nothing_unconfirmed_as_its_translation() {
    on_pages(|name, report, voice, _, document| {
        let articles: Vec<_> = document.descendants().filter(|node| node.has_tag_name("article")).collect();
        assert_eq!(articles.len(), report.segments.len(), "{name}");
        for (article, (_, segment, detail)) in articles.iter().zip(report.story().chain(report.site())) {
            let id = article.attribute("id").unwrap();
            let source: Vec<_> = own(*article, "src").into_iter().map(text).collect();
            assert_eq!(source, [segment.source.chars()], "{name} {id}");
            let target: Vec<_> = own(*article, "tgt").into_iter().map(text).collect();
            let wanted: Vec<_> = segment.target.iter().map(Text::chars).collect();
            assert_eq!(target, wanted, "{name} {id}");
            assert_eq!(all(*article, "gap").len(), usize::from(segment.target.is_none()), "{name} {id}");
            let done = ["is-ready", "is-review", "is-correct"];
            let says_done = done.iter().filter(|class| has_class(*article, class)).count();
            assert_eq!(says_done, usize::from(segment.is_confirmed()), "{name} {id}");
            // What was translated here, and by nobody reviewed, is not called ready.
            let read = detail.filled.is_some() || segment.state >= State::Reviewed;
            assert_eq!(has_class(*article, "is-ready"), segment.is_confirmed() && read, "{name} {id}");

            let band = text(all(*article, "band")[0]);
            if let Some(best) = segment.candidates.first() {
                assert!(band.contains(&format!("{}%", best.score)), "{name} {id}: {band}");
            }
            if detail.band == Band::New {
                assert!(band.contains(&voice.say("page-band-new", &[])), "{name} {id}: {band}");
            }
            let said = text(*article);
            for candidate in &segment.candidates {
                assert!(said.contains(candidate.unit.as_str()), "{name} {id}: where is {} from?", candidate.unit);
                assert!(said.contains(&candidate.target.chars()), "{name} {id}");
                let document = candidate.document.clone();
                assert!(said.contains(&document.unwrap_or_else(|| voice.say("page-from-document-none", &[]))), "{id}");
                for Penalty { kind, points } in &candidate.penalties {
                    let args = [("points", Arg::Number((*points).into()))];
                    let penalty = voice.say(&format!("page-penalty-{}", kind.name()), &args);
                    assert!(said.contains(&penalty), "{name} {id}");
                }
            }
            let distinct: BTreeSet<_> = segment
                .candidates
                .iter()
                .map(|one| (one.source.encode(), one.target.encode(), one.lang.to_string()))
                .collect();
            let shown = all(*article, "cand").len() + usize::from(detail.filled.is_some());
            assert_eq!(shown, distinct.len(), "{name} {id}: a rendering is told twice, or not at all");
            if detail.ambiguous {
                let open = all(*article, "cand").into_iter().filter(|node| {
                    let folded =
                        |node: roxmltree::Node<'_, '_>| node.has_tag_name("details") && !node.has_attribute("open");
                    !node.ancestors().any(folded)
                });
                assert_eq!(open.count(), distinct.len(), "{name} {id}: candidates are folded away");
                assert_eq!(all(*article, "why").len(), 1, "{name} {id}");
            }
        }
    });
}

#[test]
fn differences_are_marked_and_only_where_there_are_any() {
    on_pages(|name, _, _, _, document| {
        for node in all(document.root(), "cand") {
            let source = all(node, "src")[0];
            let marks =
                source.descendants().filter(|node| node.has_tag_name("del") || node.has_tag_name("ins")).count();
            assert_eq!(marks == 0, !all(source, "same").is_empty(), "{name}: {}", text(source));
        }
    });
}

#[test]
fn a_page_with_gaps_is_called_a_draft_in_title_and_banner() {
    let mut kinds = BTreeSet::new();
    on_pages(|name, report, voice, page, document| {
        let title = document.descendants().find(|node| node.has_tag_name("title")).map(text).unwrap();
        let draft = voice.say("page-draft", &[]);
        let banner = text(all(document.root(), "banner")[0]);
        assert_eq!(title.starts_with(&draft), report.draft, "{name}: {title}");
        assert_eq!(banner == voice.say("page-banner-final", &[]), !report.draft, "{name}: {banner}");
        assert_eq!(text(all(document.root(), "stamp")[0]) == draft, report.draft, "{name}");
        let body = &page[page.find("<body").unwrap()..];
        let promise = body.find(&voice.say("page-promise", &[])).unwrap();
        assert!(promise < body.find("<h1").unwrap(), "{name}: the first line is another");
    });
    for report in cases().values() {
        kinds.insert(report.draft);
    }
    assert_eq!(kinds.len(), 2, "the cases hold both a draft and a finished page");
}

#[test]
fn a_report_that_calls_itself_finished_is_not_believed() {
    let mut report = cases().remove("harbour.en.pt-PT").unwrap();
    report.draft = false;
    let page = bilingual(&report, &Voice::english(), NOW);
    assert!(page.contains("<title>Draft: "));
}

#[test]
fn terms_are_marked_in_the_source_and_listed_below() {
    on_pages(|name, report, _, _, document| {
        let articles = document.descendants().filter(|node| node.has_tag_name("article"));
        for (article, (_, segment, detail)) in articles.zip(report.story().chain(report.site())) {
            let marked: Vec<_> = all(article, "term").into_iter().map(text).collect();
            let chars = segment.source.chars();
            let wanted: Vec<_> = detail.terms.iter().map(|term| chars[term.span.range()].to_owned()).collect();
            assert_eq!(marked, wanted, "{name}");
            let listed: String = all(article, "terms").into_iter().map(text).collect();
            for term in detail.terms.iter().flat_map(|term| term.preferred.iter().chain(&term.avoid)) {
                assert!(listed.contains(term), "{name}: {term} is not in {listed}");
            }
        }
    });
}

/// A report in which every text that comes from outside is `hostile`.
fn filled_with(hostile: &str) -> StoryReport {
    let mut report = cases().remove("harbour.en.pt-PT").unwrap();
    let text = |text: &mut Text| *text = Text::plain(hostile);
    report.title = hostile.to_owned();
    report.bilingual.original.name = hostile.to_owned();
    report.notices.push(Notice::UnitSkipped {
        unit: "tu-1".to_owned(),
        file: hostile.to_owned(),
        line: 3,
        reason: hostile.to_owned(),
        detail: hostile.to_owned(),
    });
    for block in report.bilingual.story.iter_mut().chain(&mut report.bilingual.site) {
        block.id = hostile.to_owned();
        block.message = Some(hostile.to_owned());
        block.note = Some(hostile.to_owned());
        for segment in &mut block.segments {
            segment.id = hostile.to_owned();
            text(&mut segment.source);
            segment.source.push(Piece::Code(Code::standalone(hostile, hostile)));
            segment.target.as_mut().map(text);
            for candidate in &mut segment.candidates {
                text(&mut candidate.source);
                text(&mut candidate.target);
                candidate.base = 100;
                candidate.document = Some(hostile.to_owned());
                candidate.changed_by = Some(hostile.to_owned());
                candidate.penalties = vec![Penalty { kind: PenaltyKind::Codes, points: 1 }];
                candidate.unit = UnitId::kept(hostile);
            }
        }
    }
    for detail in &mut report.segments {
        detail.filled = detail.filled.as_ref().map(|_| UnitId::kept(hostile));
        for term in &mut detail.terms {
            term.span = Span::new(0, hostile.len());
            term.concept = hostile.to_owned();
            term.term = hostile.to_owned();
            term.preferred = vec![hostile.to_owned()];
            term.avoid = vec![hostile.to_owned()];
            term.avoided = vec![term.span];
            term.definitions = vec![Definition { lang: None, text: hostile.to_owned() }];
        }
    }
    report
}

/// Every element with the names of its attributes, in order.
fn structure(report: &StoryReport) -> Vec<String> {
    let page = bilingual(report, &Voice::english(), NOW);
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("</style").count(), 1);
    let markup = markup(&page);
    let document = roxmltree::Document::parse(&markup).unwrap();
    let element = |node: Node<'_, '_>| {
        let names: Vec<_> = node.attributes().map(|attribute| attribute.name().to_owned()).collect();
        format!("{} {}", node.tag_name().name(), names.join(" "))
    };
    document.descendants().filter(Node::is_element).map(element).collect()
}

#[test]
fn no_text_from_outside_becomes_markup() {
    let plain = structure(&filled_with("harmless"));
    for hostile in [
        "</dd></dl><script>alert(1)</script>",
        "\" onmouseover=\"alert(1)\" x=\"",
        "' style='position:fixed' y='",
        "</style><img src=x onerror=alert(1)>",
        "]]><!--",
        "--><b>",
        "&lt;script&gt;&#60;b&#62;",
        "javascript:alert(1)",
        "\u{0}\u{1b}[2J\u{ffff}\u{202e}",
        "{ $title } { page-draft }",
    ] {
        assert_eq!(structure(&filled_with(hostile)), plain, "{hostile:?}");
    }
    let page = bilingual(&filled_with("javascript:alert(1)"), &Voice::english(), NOW);
    assert!(!page.contains("href=\"javascript"));
}

#[test]
fn an_empty_story_is_a_page_too() {
    let mut report = cases().remove("vineyard.pt-PT.en").unwrap();
    report.bilingual.story.clear();
    report.segments.clear();
    report.leverage = Leverage::default();
    let page = bilingual(&report, &Voice::english(), NOW);
    assert!(roxmltree::Document::parse(&markup(&page)).is_ok());
}

#[test]
fn the_bands_say_from_which_score_on_matches_were_looked_for() {
    let mut report = cases().remove("vineyard.pt-PT.en").unwrap();
    for (from, said, unsaid) in [
        (Some(50), ["50–74%", "85–94%", "under 50%"].as_slice(), "under 90%"),
        (Some(90), &["90–94%", "under 90%"], "50–74%"),
        (None, &["50–74%", "85–94%"], "under "),
    ] {
        report.leverage.from = from;
        let page = bilingual(&report, &Voice::english(), NOW);
        let bands = page.split("<table class=\"bands\">").nth(1).unwrap().split("</table>").next().unwrap();
        for said in said {
            assert!(bands.contains(said), "{from:?}: {said}");
        }
        assert!(!bands.contains(unsaid), "{from:?}: {unsaid}");
    }
}
