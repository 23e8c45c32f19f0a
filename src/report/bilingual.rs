//! The bilingual page: a story beside its translation in one HTML file that needs nothing else.

use std::fmt::Write as _;

use crate::desk::report::StoryReport;
use crate::l10n::Voice;
use crate::model::{Role, Time};
use crate::report::html::{EscapedVoice, begin, css_text, escape, number, words};
use crate::report::row::{Row, Todo, rows};
use crate::report::segment::{Pair, link};
use crate::report::summary;

pub(super) const STYLE: &str = include_str!("bilingual.css");
const SCRIPT: &str = include_str!("bilingual.js");
/// The SHA-256 of the script element's text, by which a browser knows the only script that it may run. A test says which it
/// is by now.
const SCRIPT_HASH: &str = "2gRMoT+3oMjeYMCd9VK3RPqT0ysrc6ITnAklFI68M18=";

/// The bilingual page of a story, whole, in the reader's language; `now` is the day it says it was made.
///
/// It loads nothing from anywhere, works without its script, and calls itself a draft as long as one segment has no
/// confirmed translation.
#[must_use]
pub fn bilingual(report: &StoryReport, voice: &Voice, now: Time) -> String {
    let say = EscapedVoice { voice };
    let texts = &report.bilingual;
    let target_plain = voice.lang_name(&texts.target);
    let (source, target) = (escape(&texts.source.to_string()), escape(&texts.target.to_string()));
    let (source_name, target_name) = (say.lang(&texts.source), say.lang(&texts.target));
    let pair = Pair {
        say,
        source: &source,
        target: &target,
        source_name: &source_name,
        target_name: &target_name,
        target_plain: &target_plain,
        from: report.leverage.from,
    };
    let (story, site) = rows(report);
    let all: Vec<&Row<'_>> = story.iter().chain(&site).collect();
    let left: Vec<&&Row<'_>> = all.iter().filter(|row| !row.todo.is_confirmed()).collect();
    let draft = report.draft || !left.is_empty();

    let mut out = String::with_capacity(64 * 1024);
    let title_args = [
        ("title", words(&report.title)),
        ("source", words(&voice.lang_name(&texts.source))),
        ("target", words(&target_plain)),
    ];
    let title = say.with(if draft { "page-title-draft" } else { "page-title-final" }, &title_args);
    out.push_str(&begin(voice, &title, &[STYLE], SCRIPT_HASH));
    let cues = format!(
        "--cue-del:{};--cue-ins:{};--cue-end:{}",
        css_text(&format!(" [{} ", voice.say("page-diff-deleted", &[]))),
        css_text(&format!(" [{} ", voice.say("page-diff-inserted", &[]))),
        css_text("] "),
    );
    let _ = writeln!(
        out,
        "<body class=\"to-{} {}\" style=\"{}\">\n<a class=\"skip\" href=\"#story\">{}</a>",
        target_class(&target),
        if draft { "draft" } else { "final" },
        escape(&cues),
        say.say("page-skip"),
    );
    let banner = banner(pair, draft, &left, &all);
    head(pair, report, &story, draft, &banner, now, &mut out);
    nav(pair, report, &site, &mut out);

    let _ = writeln!(
        out,
        "<main>\n<section id=\"summary\" aria-labelledby=\"h-summary\">\n<h2 id=\"h-summary\">{}</h2>",
        say.say("page-nav-summary")
    );
    summary::tiles(say, &all, &mut out);
    let _ = writeln!(out, "<h3>{}</h3>", say.say("page-bands"));
    summary::bands(say, &report.leverage, &mut out);
    out.push_str("</section>\n");
    summary::left(pair, &all, &mut out);
    notices(pair, report, &mut out);

    let _ = writeln!(
        out,
        "<section id=\"story\" aria-labelledby=\"h-story\">\n<h2 id=\"h-story\">{}</h2>",
        say.say("page-story")
    );
    filter(pair, &all, &mut out);
    for row in &story {
        pair.segment(row, &mut out);
    }
    out.push_str("</section>\n");
    if !site.is_empty() {
        let _ = writeln!(
            out,
            "<section id=\"site\" aria-labelledby=\"h-site\">\n<h2 id=\"h-site\">{}</h2>\n<p class=\"hint\">{}</p>",
            say.say("page-site"),
            say.say("page-site-hint"),
        );
        // On a small screen the script folds them, as it does earlier sentences.
        let count = say.count("page-count-segments", "count", site.len() as u64);
        let _ = writeln!(out, "<details class=\"cands\" open=\"open\"><summary>{count}</summary>");
        for row in &site {
            pair.segment(row, &mut out);
        }
        out.push_str("</details>\n</section>\n");
    }
    summary::terms(pair, &all, &mut out);
    let _ = writeln!(
        out,
        "</main>\n<footer class=\"foot\"><p>{}</p>\n<p class=\"keys\" hidden=\"hidden\">{}</p></footer>\n<script>\n{SCRIPT}</script>\n</body>\n</html>",
        say.say("page-promise"),
        say.say("page-keys"),
    );
    out
}

fn head(
    pair: Pair<'_>,
    report: &StoryReport,
    story: &[Row<'_>],
    draft: bool,
    banner: &str,
    now: Time,
    out: &mut String,
) {
    let say = pair.say;
    let _ = writeln!(
        out,
        "<header class=\"top\">\n<p class=\"promise\">{}</p>\n<h1 lang=\"{}\">{}</h1>",
        say.say("page-promise"),
        pair.source,
        escape(&report.title)
    );
    if let Some(title) = translated_title(story) {
        let _ = writeln!(out, "<p class=\"title-2\" lang=\"{}\">{}</p>", pair.target, escape(&title));
    }
    let _ = writeln!(
        out,
        "<p class=\"facts\"><span class=\"stamp\">{}</span> <span>{} → {}</span> <span>{} {}</span> <span>{}</span></p>",
        say.say(if draft { "page-draft" } else { "page-final" }),
        pair.source_name,
        pair.target_name,
        say.say("page-original"),
        link(&report.bilingual.original.name),
        say.with("page-made", &[("date", words(&say.voice.date(now)))]),
    );
    let _ = writeln!(out, "<p class=\"banner\" role=\"note\">{banner}</p>\n</header>");
}

/// Whether the translation is finished; else how many segments are left of all, and how many words. Then what is to be
/// corrected or read in any case.
fn banner(pair: Pair<'_>, draft: bool, left: &[&&Row<'_>], all: &[&Row<'_>]) -> String {
    let sentence = if draft {
        let count: u64 = left.iter().map(|row| row.words).sum();
        let args = [("left", number(left.len() as u64)), ("total", number(all.len() as u64)), ("words", number(count))];
        pair.say.with("page-banner-draft", &args)
    } else {
        pair.say.say("page-banner-final")
    };
    let counted = |todo| all.iter().filter(|row| row.todo == todo).count() as u64;
    let more = [("page-banner-correct", Todo::Correct), ("page-banner-review", Todo::Review)];
    let more = more.into_iter().map(|(id, todo)| (id, counted(todo))).filter(|(_, count)| *count > 0);
    let blank = pair.say.voice.between_sentences();
    more.fold(sentence, |sentence, (id, count)| format!("{sentence}{blank}{}", pair.say.count(id, "count", count)))
}

/// The headline's confirmed translation, if all of it has one.
fn translated_title(story: &[Row<'_>]) -> Option<String> {
    let mut title = String::new();
    for row in story.iter().filter(|row| row.block.role == Role::Title) {
        let target = row.segment.target.as_ref().filter(|_| row.todo.is_confirmed())?;
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(target.chars().trim());
    }
    (!title.is_empty()).then_some(title)
}

fn nav(pair: Pair<'_>, report: &StoryReport, site: &[Row<'_>], out: &mut String) {
    let say = pair.say;
    let _ = write!(out, "<nav aria-label=\"{}\"><ul>", say.say("page-nav"));
    let links = [
        ("summary", "page-nav-summary", true),
        ("left", "page-nav-left", true),
        ("notices", "page-nav-notices", !report.notices.is_empty()),
        ("story", "page-nav-story", true),
        ("site", "page-nav-site", !site.is_empty()),
        ("terms", "page-nav-terms", true),
    ];
    for (id, name, there) in links {
        if there {
            let _ = write!(out, "<li><a href=\"#{id}\">{}</a></li>", say.say(name));
        }
    }
    out.push_str("</ul></nav>\n");
}

fn notices(pair: Pair<'_>, report: &StoryReport, out: &mut String) {
    if report.notices.is_empty() {
        return;
    }
    let title = pair.say.say("page-notices");
    let _ = writeln!(
        out,
        "<section id=\"notices\" aria-labelledby=\"h-notices\">\n<h2 id=\"h-notices\">{title}</h2>\n<ul>"
    );
    for notice in &report.notices {
        let _ = writeln!(out, "<li>{}</li>", escape(&pair.say.voice.notice(notice)));
    }
    out.push_str("</ul>\n</section>\n");
}

/// Which segments show: works by style alone. Above the texts, with the columns' names.
fn filter(pair: Pair<'_>, rows: &[&Row<'_>], out: &mut String) {
    let say = pair.say;
    let _ = write!(out, "<div class=\"tools\"><fieldset class=\"filter\"><legend>{}</legend>", say.say("page-filter"));
    let groups = [
        ("all", "page-filter-all"),
        ("check", "page-filter-check"),
        ("new", "page-filter-new"),
        ("review", "page-filter-review"),
        ("ready", "page-filter-ready"),
        ("again", "page-filter-repeat"),
    ];
    for (group, name) in groups {
        // Site strings are no part of the story: they are counted apart.
        let shown = |of_site: bool| {
            let here = |row: &&&Row<'_>| (group == "all" || row.todo.group() == group) && row.of_site == of_site;
            rows.iter().filter(here).count()
        };
        let (story, site) = (shown(false), shown(true));
        if story + site == 0 && matches!(group, "again" | "review") {
            continue;
        }
        let checked = if group == "all" { " checked=\"checked\"" } else { "" };
        let number_of = |count: usize| escape(&say.voice.number(i64::try_from(count).unwrap_or(i64::MAX)));
        let count = if site == 0 { number_of(story) } else { format!("{} + {}", number_of(story), number_of(site)) };
        let title = say.with("page-filter-count", &[("story", number(story as u64)), ("site", number(site as u64))]);
        let _ = write!(
            out,
            "<label title=\"{title}\"><input type=\"radio\" name=\"show\" id=\"show-{group}\"{checked}/>{} <span>{count}</span></label>",
            say.say(name)
        );
    }
    let _ = writeln!(
        out,
        "</fieldset><p class=\"note\">{}</p><p class=\"cols\" aria-hidden=\"true\"><span>{}</span><span>{}</span></p></div>",
        say.say("page-diff-legend"),
        pair.source_name,
        pair.target_name,
    );
}

/// A class that tells the style which fonts a term's tip needs.
fn target_class(target: &str) -> String {
    target.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>().to_ascii_lowercase()
}
