//! What a journey's stories look like to their reader.

use crate::desk::report::StoryReport;
use crate::desk::workspace::Render;
use crate::error::Arg;
use crate::format::GapMark;
use crate::l10n::Voice;
use crate::model::Time;
use crate::report::html::number;

/// Pages in the reader's language, as of a moment.
#[derive(Clone, Copy)]
pub struct Pages {
    /// The reader's language.
    pub voice: Voice,
    /// When they are made.
    pub now: Time,
}

impl Render for Pages {
    fn page(&self, story: &StoryReport) -> Vec<u8> {
        super::bilingual(story, &self.voice, self.now).into_bytes()
    }

    fn draft_notice(&self, story: &StoryReport, gaps: GapMark) -> (String, String) {
        let (left, total) = (number(story.open() as u64), number(story.segments.len() as u64));
        let args = [("left", left), ("total", total), ("gaps", Arg::Text(gaps.name().to_owned()))];
        (self.voice.locale().to_owned(), self.voice.say("page-draft-notice", &args))
    }
}
