//! One segment: the two texts side by side, its terms, and the earlier translations with where they came from.

use std::fmt::Write as _;

use crate::desk::report::TermUse;
use crate::error::Arg;
use crate::fuzzy::{DifferenceKind, EditKind, diff, penalized};
use crate::model::{Candidate, Origin, PenaltyKind, Role, State, Text};
use crate::report::html::{EscapedVoice, escape, number, words};
use crate::report::row::{Row, Todo, band_class, band_range, band_words};
use crate::report::text::{MarkedSpan, marked};
use crate::story::SitePlace;

/// What all segments of a page share.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    /// The page's words.
    pub(super) say: EscapedVoice<'a>,
    /// The tag of the source's language.
    pub(super) source: &'a str,
    /// The tag of the target's.
    pub(super) target: &'a str,
    /// The name of the source's language, escaped.
    pub(super) source_name: &'a str,
    /// The name of the target's.
    pub(super) target_name: &'a str,
    /// The same, not escaped.
    pub(super) target_plain: &'a str,
    /// The score from which on matches were looked for.
    pub(super) from: Option<u8>,
}

/// How many candidates stand open under a segment; the rest folds away.
const OPEN: usize = 2;

impl Pair<'_> {
    /// The segment as an `article`.
    pub(super) fn segment(self, row: &Row<'_>, out: &mut String) {
        let (number, todo) = (row.number, row.todo);
        let opens = if row.opens { " opens" } else { "" };
        let _ = writeln!(
            out,
            "<article class=\"seg {band} is-{todo} g-{group} r-{role}{opens}\" id=\"seg-{number}\" aria-labelledby=\"h-{number}\">",
            band = band_class(row.detail.band),
            todo = todo.class(),
            group = todo.group(),
            role = row.block.role.name(),
        );
        self.head(row, out);
        let _ = writeln!(
            out,
            "<div class=\"body\"><dl class=\"pair\">\n<div class=\"src\"><dt>{}</dt><dd class=\"t\" lang=\"{}\">{}</dd></div>",
            self.source_name,
            self.source,
            self.source_text(row),
        );
        let _ = write!(out, "<div class=\"tgt\"><dt>{}</dt>", self.target_name);
        match row.target() {
            Some(target) => {
                let text = self.target_text(target, &row.detail.terms);
                let _ = write!(out, "<dd class=\"t\" lang=\"{}\">{text}</dd>", self.target);
                if todo == Todo::Confirm {
                    let _ = write!(out, "<dd class=\"warn\">{}</dd>", self.say.say("page-unconfirmed"));
                }
            }
            None => {
                let gap = match todo {
                    Todo::Choose => self.say.say("page-gap-choose"),
                    Todo::Adapt => self.say.say(reservation(row)),
                    Todo::Repeat => {
                        self.say.count("page-gap-repeat", "number", row.detail.repeats.map_or(0, |at| at as u64 + 1))
                    }
                    Todo::New if row.detail.band.is_fuzzy() => self.say.say("page-gap-far"),
                    Todo::New | Todo::Ready | Todo::Correct | Todo::Review | Todo::Confirm => {
                        self.say.say("page-gap-new")
                    }
                };
                let _ = write!(out, "<dd class=\"gap\">{gap}</dd>");
            }
        }
        out.push_str("</div>\n</dl>\n");
        self.findings(row, out);
        self.terms(row, out);
        self.matches(row, out);
        out.push_str("</div>\n</article>\n");
    }

    fn head(self, row: &Row<'_>, out: &mut String) {
        let (say, at) = (self.say, row.number);
        let [name, _] = band_words(row.detail.band);
        let label = say.count("page-segment", "number", at as u64);
        let _ = write!(
            out,
            "<header class=\"seg-h\"><h3 id=\"h-{at}\"><a href=\"#seg-{at}\" aria-label=\"{label}\">{at}</a></h3>\
             <p class=\"band\"><i class=\"sw\" aria-hidden=\"true\"></i>"
        );
        let _ = match row.score() {
            Some(score) => write!(out, "<b>{}</b> ", say.count("page-score", "score", score.into())),
            None => write!(out, ""),
        };
        let name = if row.has_other_figures() { "page-band-figures" } else { name };
        let _ = write!(out, "<span>{}</span>", say.say(name));
        if row.detail.band.is_fuzzy()
            && let Some(range) = band_range(*say.voice, row.detail.band, self.from)
        {
            let _ = write!(out, " <span class=\"range\">{}</span>", escape(&range));
        }
        let _ = write!(out, "</p><p class=\"do\">{}", say.say(row.todo.name()));
        if row.todo.is_confirmed() && row.segment.state > State::Translated {
            let _ = write!(out, " <span class=\"range\">{}</span>", say.say(state_name(row.segment.state)));
        }
        out.push_str("</p>");
        if let Some(earlier) = row.detail.repeats {
            let text = say.count("page-repeats", "number", earlier as u64 + 1);
            let _ = write!(out, "<p class=\"rep\"><a href=\"#seg-{}\">{text}</a></p>", earlier + 1);
        }
        if let Some(role) = role_name(row.block.role).filter(|_| row.opens) {
            let _ = write!(out, "<p class=\"role\">{}</p>", say.say(role));
        }
        if let Some(message) = &row.block.message {
            let _ = write!(
                out,
                "<p class=\"msg\"><span class=\"vh\">{} </span><code>{}</code></p>",
                say.say("page-message"),
                escape(message)
            );
        }
        if let Some(note) = row.block.note.as_ref().filter(|_| row.opens) {
            let _ = match place_name(note) {
                Some(place) => write!(out, "<p class=\"role\">{}</p>", say.say(place)),
                None => write!(out, "<p class=\"role\"><bdi>{}</bdi></p>", escape(note)),
            };
        }
        let (block, segment) = (escape(&row.block.id), escape(&row.segment.id));
        let _ = writeln!(out, "<p class=\"role xl\">XLIFF <code>{block}/{segment}</code></p></header>");
    }

    fn source_text(self, row: &Row<'_>) -> String {
        let marks = row.detail.terms.iter().enumerate().map(|(index, term)| {
            let tip = match term.preferred.as_slice() {
                [] => self.say.with("page-term-none", &[("lang", words(self.target_plain))]),
                preferred => escape(&preferred.join(" · ")),
            };
            MarkedSpan {
                span: term.span,
                open: format!(
                    "<a class=\"term\" href=\"#term-{}-{}\" data-tip=\"{tip}\">",
                    row.number,
                    first(&row.detail.terms, index) + 1
                ),
                close: "</a>",
            }
        });
        marked(&row.segment.source, marks.collect(), self.say)
    }

    fn target_text(self, target: &Text, terms: &[TermUse]) -> String {
        let mut marks = Vec::new();
        for term in terms {
            for (places, class) in [(&term.avoided, "bad"), (&term.rendered, "good")] {
                for &span in places {
                    marks.push(MarkedSpan { span, open: format!("<span class=\"used {class}\">"), close: "</span>" });
                }
            }
        }
        // Of terms that begin together the longest is meant.
        marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
        let mut free = 0;
        marks.retain(|mark| {
            let fits = mark.span.start >= free;
            if fits {
                free = mark.span.end;
            }
            fits
        });
        marked(target, marks, self.say)
    }

    /// What the checks say.
    fn findings(self, row: &Row<'_>, out: &mut String) {
        if row.detail.findings.is_empty() {
            return;
        }
        let say = self.say;
        let _ = writeln!(out, "<ul class=\"finds\" aria-label=\"{}\">", say.say("page-findings"));
        for finding in &row.detail.findings {
            let _ = writeln!(
                out,
                "<li class=\"sev-{}\"><b>{}</b> <span class=\"range\">{}</span> {}</li>",
                finding.severity.name(),
                say.say(&format!("check-{}", finding.check)),
                say.say(&format!("severity-{}", finding.severity.name())),
                escape(&say.voice.remark(&finding.remark)),
            );
        }
        out.push_str("</ul>\n");
    }

    /// The terms as a list, for print, phones and whoever does not hover.
    fn terms(self, row: &Row<'_>, out: &mut String) {
        if row.detail.terms.is_empty() {
            return;
        }
        let say = self.say;
        let chars = row.segment.source.chars();
        let _ = writeln!(out, "<ul class=\"terms\" aria-label=\"{}\">", say.say("page-nav-terms"));
        for (index, term) in row.detail.terms.iter().enumerate() {
            if first(&row.detail.terms, index) < index {
                continue;
            }
            let as_written = chars.get(term.span.range()).unwrap_or(&term.term);
            let _ = write!(
                out,
                "<li id=\"term-{}-{}\"><span lang=\"{}\">{}</span> <span class=\"arrow\">→</span> {}",
                row.number,
                index + 1,
                self.source,
                escape(as_written),
                self.preferred(term),
            );
            if row.target().is_some() {
                let (bad, good) = (!term.avoided.is_empty(), !term.rendered.is_empty());
                let _ = match (bad, good, term.preferred.is_empty()) {
                    (true, _, _) => write!(out, " <span class=\"no\">✗ {}</span>", say.say("page-term-avoided")),
                    (_, true, _) => write!(out, " <span class=\"yes\">✓ {}</span>", say.say("page-term-used")),
                    (_, false, false) => write!(out, " <span class=\"maybe\">? {}</span>", say.say("page-term-unused")),
                    (_, false, true) => write!(out, ""),
                };
            }
            out.push_str(&self.avoid(term));
            out.push_str("</li>\n");
        }
        out.push_str("</ul>\n");
    }

    /// What a term is to be called.
    pub(super) fn preferred(self, term: &TermUse) -> String {
        if term.preferred.is_empty() {
            let none = self.say.with("page-term-none", &[("lang", words(self.target_plain))]);
            return format!("<span class=\"none\">{none}</span>");
        }
        let name = |text: &String| format!("<b lang=\"{}\">{}</b>", self.target, escape(text));
        term.preferred.iter().map(name).collect::<Vec<_>>().join(" / ")
    }

    /// What a term is not to be called, with a blank before it.
    pub(super) fn avoid(self, term: &TermUse) -> String {
        if term.avoid.is_empty() {
            return String::new();
        }
        let name = |text: &String| format!(" <s lang=\"{}\">{}</s>", self.target, escape(text));
        let names: String = term.avoid.iter().map(name).collect();
        format!(" <span class=\"avoid\">{}{names}</span>", self.say.say("page-term-avoid"))
    }

    fn matches(self, row: &Row<'_>, out: &mut String) {
        let say = self.say;
        let mut rest = row.groups();
        if let Some(unit) = &row.detail.filled {
            let filled = rest.iter().position(|group| group.iter().any(|candidate| candidate.unit == *unit));
            let filled = filled.map(|at| rest.remove(at)).unwrap_or_default();
            let _ =
                write!(out, "<div class=\"match filled\"><p class=\"match-h\">{}</p>", say.say("page-match-filled"));
            if filled.is_empty() {
                let (name, unit) = (say.say("page-from-unit"), escape(unit.as_str()));
                let _ = write!(out, "<dl class=\"from\"><div><dt>{name}</dt><dd><code>{unit}</code></dd></div></dl>");
            }
            let (used, also): (Vec<_>, Vec<_>) = filled.into_iter().partition(|candidate| candidate.unit == *unit);
            for candidate in used.into_iter().chain(also) {
                self.provenance(candidate, out);
            }
            out.push_str("</div>\n");
        } else if row.todo.is_confirmed() && row.detail.repeats.is_none() {
            let by_hand = say.say("page-match-by-hand");
            let _ = writeln!(out, "<div class=\"match filled\"><p class=\"match-h\">{by_hand}</p></div>");
        }
        let open = match row.todo {
            Todo::Choose => {
                let tied = row.tied();
                let why = say.count("page-match-ambiguous", "count", tied as u64);
                let _ = writeln!(out, "<p class=\"why\">{why}</p>");
                tied.max(OPEN)
            }
            Todo::Adapt | Todo::Confirm | Todo::New => OPEN,
            Todo::Ready | Todo::Correct | Todo::Review | Todo::Repeat => 0,
        };
        let numbered = rest.len() > 1 && open > 0;
        let folded = rest.split_off(open.min(rest.len()));
        // On a small screen the script folds them.
        if !rest.is_empty() {
            let count = say.count("page-match-count", "count", rest.len() as u64);
            let _ = writeln!(out, "<details class=\"cands\" open=\"open\"><summary>{count}</summary>");
        }
        for (index, group) in rest.iter().enumerate() {
            self.candidate(row, group, numbered.then_some(index + 1), out);
        }
        if !rest.is_empty() {
            out.push_str("</details>\n");
        }
        if !folded.is_empty() {
            let more = say.count("page-match-more", "count", folded.len() as u64);
            let _ = writeln!(out, "<details class=\"more\"><summary>{more}</summary>");
            for (index, group) in folded.iter().enumerate() {
                self.candidate(row, group, numbered.then_some(rest.len() + index + 1), out);
            }
            out.push_str("</details>\n");
        }
    }

    /// One earlier rendering, with every place where it stands.
    fn candidate(self, row: &Row<'_>, group: &[&Candidate], at: Option<usize>, out: &mut String) {
        let Some(candidate) = group.first() else { return };
        let say = self.say;
        let same = candidate.base >= 100;
        let title = if same { "page-match-same" } else { "page-match-candidate" };
        let _ = write!(
            out,
            "<div class=\"match cand\"><p class=\"match-h\"><b>{}</b> {}",
            say.count("page-score", "score", candidate.score.into()),
            say.say(title)
        );
        if let Some(at) = at {
            let _ = write!(out, " <span class=\"nth\">{}</span>", say.count("page-match-number", "number", at as u64));
        }
        let lang = escape(&candidate.lang.to_string());
        let (source, kinds) = if same {
            (format!("<span class=\"same\">{}</span>", say.say("page-match-no-difference")), Vec::new())
        } else {
            difference(&candidate.source, &row.segment.source)
        };
        if !kinds.is_empty() {
            let names: Vec<String> = kinds.into_iter().map(|kind| say.voice.say(kind_name(kind), &[])).collect();
            let only =
                say.with("page-match-only", &[("kinds", Arg::Text(names.join(&say.voice.say("page-comma", &[]))))]);
            let _ = write!(out, " <span class=\"nth\">{only}</span>");
        }
        let source_head = if same { "page-match-source" } else { "page-match-source-diff" };
        let target_head = if same { "page-match-target-same" } else { "page-match-target" };
        let other = if candidate.lang.to_string() == self.target {
            String::new()
        } else {
            format!(" <span class=\"other\">{}</span>", say.lang(&candidate.lang))
        };
        let _ = writeln!(
            out,
            "</p>\n<dl class=\"pair\">\n<div class=\"src\"><dt>{}</dt><dd class=\"t\" lang=\"{}\">{source}</dd></div>\n\
             <div class=\"tgt\"><dt>{}{other}</dt><dd class=\"t\" lang=\"{lang}\">{}</dd></div>\n</dl>",
            say.say(source_head),
            self.source,
            say.say(target_head),
            marked(&candidate.target, Vec::new(), say),
        );
        for candidate in group {
            self.provenance(candidate, out);
        }
        out.push_str("</div>\n");
    }

    /// Where a match came from.
    fn provenance(self, candidate: &Candidate, out: &mut String) {
        let say = self.say;
        // What is asked first, on one line; the rest folds away.
        let mut short = vec![match &candidate.document {
            Some(document) => format!("<bdi>{}</bdi>", escape(document.rsplit('/').next().unwrap_or(document))),
            None => say.say(origin_name(candidate.origin)),
        }];
        short.extend(candidate.changed.map(|changed| escape(&say.voice.date(changed))));
        short.extend(candidate.changed_by.as_ref().map(|by| format!("<bdi>{}</bdi>", escape(by))));
        let _ = write!(out, "<details class=\"prov\"><summary>{}</summary><dl class=\"from\">", short.join(" · "));
        let mut put = |id: &str, value: &str| {
            let _ = write!(out, "<div><dt>{}</dt><dd>{value}</dd></div>", say.say(id));
        };
        let document = match &candidate.document {
            Some(document) => link(document),
            None => format!("<span class=\"none\">{}</span>", say.say("page-from-document-none")),
        };
        put("page-from-document", &document);
        if let Some(memory) = &candidate.memory {
            put("page-from-memory", &format!("<bdi>{}</bdi>", escape(memory)));
        }
        if let Some(changed) = candidate.changed {
            put("page-from-changed", &escape(&say.voice.date(changed)));
        }
        if let Some(by) = &candidate.changed_by {
            put("page-from-changed-by", &format!("<bdi>{}</bdi>", escape(by)));
        }
        put("page-from-origin", &say.say(origin_name(candidate.origin)));
        put("page-from-state", &say.say(state_name(candidate.state)));
        let names = penalties(say, candidate);
        if !names.is_empty() {
            let args = [
                ("base", number(candidate.base.into())),
                ("names", Arg::Text(names.join(" "))),
                ("score", number(candidate.score.into())),
            ];
            put("page-from-score", &say.with("page-score-sum", &args));
        }
        put("page-from-unit", &format!("<code>{}</code>", escape(candidate.unit.as_str())));
        out.push_str("</dl></details>\n");
    }
}

/// Why the best candidate was not filled in.
fn reservation(row: &Row<'_>) -> &'static str {
    let Some(best) = row.segment.candidates.first().filter(|best| best.base >= 100) else {
        return "page-gap-adapt";
    };
    match best.penalties.iter().max_by_key(|penalty| penalty.points).map(|penalty| penalty.kind) {
        Some(PenaltyKind::Sister | PenaltyKind::Unspecified) => "page-gap-variety",
        Some(PenaltyKind::Codes) => "page-gap-codes",
        Some(PenaltyKind::Alignment | PenaltyKind::Machine) | None => "page-gap-unreviewed",
    }
}

/// The first term of the segment that says the same as the one at `index`.
fn first(terms: &[TermUse], index: usize) -> usize {
    let same = |term: &TermUse| term.concept == terms[index].concept && term.term == terms[index].term;
    terms.iter().position(same).unwrap_or(index)
}

/// The earlier source beside today's: what stands only there struck through, what stands only here underlined. With it
/// the kinds of difference, if there is none but those.
fn difference(earlier: &Text, today: &Text) -> (String, Vec<DifferenceKind>) {
    let mut out = String::new();
    let (mut kinds, mut other) = (Vec::new(), false);
    for part in diff(earlier.key().as_str(), today.key().as_str()) {
        let text = escape(&part.text);
        let _ = match part.change {
            EditKind::Equal => write!(out, "{text}"),
            EditKind::Deleted => write!(out, "<del>{text}</del>"),
            EditKind::Inserted => write!(out, "<ins>{text}</ins>"),
        };
        if part.change != EditKind::Equal {
            match part.named {
                Some(kind) if !kinds.contains(&kind) => kinds.push(kind),
                Some(_) => {}
                None => other = true,
            }
        }
    }
    if other {
        kinds.clear();
    }
    (out, kinds)
}

fn kind_name(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Case => "page-kind-case",
        DifferenceKind::Width => "page-kind-width",
        DifferenceKind::Punctuation => "page-kind-punctuation",
        DifferenceKind::Number => "page-kind-number",
    }
}

/// A document's name; a link where it is an address on the web.
pub(super) fn link(document: &str) -> String {
    let name = escape(document);
    if document.starts_with("https://") || document.starts_with("http://") {
        format!("<a href=\"{name}\" rel=\"noopener noreferrer\"><bdi>{name}</bdi></a>")
    } else {
        format!("<bdi>{name}</bdi>")
    }
}

/// What took points off a candidate; last what nobody here has a name for, in a file of another tool or a newer version.
fn penalties(say: EscapedVoice<'_>, candidate: &Candidate) -> Vec<String> {
    let points = |id: &str, points: u8| say.voice.say(id, &[("points", number(points.into()))]);
    let mut out: Vec<String> =
        candidate.penalties.iter().map(|penalty| points(penalty_name(penalty.kind), penalty.points)).collect();
    let explained = penalized(candidate.base, &candidate.penalties);
    if let Some(rest) = explained.checked_sub(candidate.score).filter(|rest| *rest > 0) {
        out.push(points("page-penalty-other", rest));
    }
    out
}

fn penalty_name(kind: PenaltyKind) -> &'static str {
    match kind {
        PenaltyKind::Sister => "page-penalty-sister",
        PenaltyKind::Unspecified => "page-penalty-unspecified",
        PenaltyKind::Alignment => "page-penalty-alignment",
        PenaltyKind::Machine => "page-penalty-machine",
        PenaltyKind::Codes => "page-penalty-codes",
    }
}

fn origin_name(origin: Origin) -> &'static str {
    match origin {
        Origin::Story => "page-origin-story",
        Origin::SiteString => "page-origin-site-string",
        Origin::Aligned => "page-origin-aligned",
        Origin::Foreign => "page-origin-foreign",
        Origin::Machine => "page-origin-machine",
    }
}

fn state_name(state: State) -> &'static str {
    match state {
        State::Initial => "page-state-initial",
        State::Translated => "page-state-translated",
        State::Reviewed => "page-state-reviewed",
        State::Final => "page-state-final",
    }
}

fn role_name(role: Role) -> Option<&'static str> {
    Some(match role {
        Role::Title => "page-role-title",
        Role::Standfirst => "page-role-standfirst",
        Role::Heading => "page-role-heading",
        Role::Item => "page-role-item",
        Role::Quotation => "page-role-quotation",
        Role::Caption => "page-role-caption",
        Role::Cell => "page-role-cell",
        Role::Byline => "page-role-byline",
        Role::Date => "page-role-date",
        Role::Section => "page-role-section",
        Role::Meta => "page-role-meta",
        Role::Paragraph | Role::SiteString => return None,
    })
}

/// Where on the page a string stands, if that is what `note` says: other tools' files hold notes of people.
fn place_name(note: &str) -> Option<&'static str> {
    Some(match SitePlace::named(note)? {
        SitePlace::Breadcrumb => "page-place-breadcrumb",
        SitePlace::Navigation => "page-place-navigation",
        SitePlace::Header => "page-place-header",
        SitePlace::Footer => "page-place-footer",
        SitePlace::Box => "page-place-box",
        SitePlace::Form => "page-place-form",
        SitePlace::Comments => "page-place-comments",
        SitePlace::Byline => "page-place-byline",
        SitePlace::Meta => "page-place-meta",
        SitePlace::Page => "page-place-page",
    })
}
