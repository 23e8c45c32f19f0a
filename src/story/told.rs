//! What somebody who knows a site tells of a page: where its story is, and what is none of it.

use super::features::story_role;
use super::{SitePlace, Verdict};
use crate::model::{Block, Role};

/// What is told of a document's blocks, one by one; nothing of a document without it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// Whether each stands where the story is; none where nobody says where that is.
    pub story: Option<Vec<bool>>,
    /// Whether each is none of the story's; empty where nobody says so.
    pub drop: Vec<bool>,
}

impl Told {
    /// Whether a block is the story's, if that is told.
    pub(super) fn of(&self, index: usize) -> Option<bool> {
        if self.drop.get(index) == Some(&true) {
            return Some(false);
        }
        self.story.as_ref().and_then(|story| story.get(index).copied())
    }

    /// Gives the running text at `content` the verdicts that are told. The headline may stand outside the story's element.
    pub(super) fn settle(&self, blocks: &[Block], content: &[usize], verdicts: &mut [Verdict]) {
        for (&index, verdict) in content.iter().zip(verdicts) {
            match (self.of(index), &*verdict) {
                (Some(true), Verdict::Site(_)) => *verdict = Verdict::Story(story_role(blocks[index].role)),
                (Some(false), Verdict::Story(role)) if *role != Role::Title || self.drop.get(index) == Some(&true) => {
                    *verdict = Verdict::Site(SitePlace::Page);
                }
                _ => {}
            }
        }
    }
}
