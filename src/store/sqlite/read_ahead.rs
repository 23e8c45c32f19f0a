//! ReadTransaction the units of an import ahead, in a thread of its own, while those before them are being written.

use std::sync::mpsc;

use super::columns::Ready;
use crate::error::{Error, Result};
use crate::model::Unit;
use crate::store::index::import_index::ImportKeys;

/// How many units are made ready before they are wanted, so that reading need not wait for a commit.
const AHEAD: usize = 16 << 10;
/// How many go from the thread that reads to the one that writes at a time.
const UNITS_PER_PARCEL: usize = 64;

/// What goes from the thread that reads to the one that writes.
enum Parcel {
    Units(Vec<Result<Ready>>),
    /// The stream's end; without it, the thread that reads broke down.
    End,
}

/// The units that the other thread makes ready.
pub(super) struct Arriving {
    receive: mpsc::Receiver<Parcel>,
    there: std::vec::IntoIter<Result<Ready>>,
    ended: bool,
    /// Takes back what is written.
    pub(super) done: mpsc::Sender<Vec<Ready>>,
}

/// Why there is no further unit though the stream has not ended.
pub(super) enum Stopped {
    /// The stream has an error.
    Stream(Error),
    /// The thread that reads broke down.
    Thread,
}

/// The two ends of the way from the thread that reads to the one that writes, where a batch has so many units.
pub(super) fn channel(batch: Option<std::num::NonZeroUsize>) -> (Departing, Arriving) {
    let (send, receive) = mpsc::sync_channel(AHEAD / UNITS_PER_PARCEL);
    let (done, written) = mpsc::channel();
    // No more at once than a batch, so that a stream that breaks down costs no more than one.
    let parcel = batch.map_or(UNITS_PER_PARCEL, |batch| batch.get().min(UNITS_PER_PARCEL));
    (Departing { parcel, send, written }, Arriving { receive, there: Vec::new().into_iter(), ended: false, done })
}

/// Where units are sent that are ready.
pub(super) struct Departing {
    /// How many go at a time.
    parcel: usize,
    send: mpsc::SyncSender<Parcel>,
    /// What is written comes back to be freed: an allocation is freed faster by the thread that made it.
    written: mpsc::Receiver<Vec<Ready>>,
}

impl Departing {
    /// Makes the units ready from the one numbered `from` on; an error is the last thing sent. Where the keys are wanted
    /// for the memory's first index, it keeps them.
    pub(super) fn read(
        self,
        units: &mut (dyn Iterator<Item = Result<Unit>> + Send),
        from: u64,
        mut keys: Option<ImportKeys>,
    ) -> Option<ImportKeys> {
        let Self { parcel: together, send, written } = self;
        let mut skipped = 0;
        loop {
            let mut parcel = Vec::with_capacity(together);
            let mut end = false;
            while parcel.len() < together && !end {
                match units.next() {
                    Some(Ok(_)) if skipped < from => skipped += 1,
                    Some(unit) => {
                        end = unit.is_err();
                        let ready = unit.map(Ready::new);
                        if let (Some(keys), Ok(ready)) = (&mut keys, &ready) {
                            keys.take(ready.keys());
                        }
                        parcel.push(ready);
                    }
                    None => end = true,
                }
            }
            // Where nobody takes any more, the import has failed.
            if send.send(Parcel::Units(parcel)).is_err() || end {
                break;
            }
            written.try_iter().for_each(drop);
        }
        let _ = send.send(Parcel::End);
        drop(send);
        if let Some(keys) = &mut keys {
            keys.close();
        }
        written.iter().for_each(drop);
        keys
    }
}

impl Iterator for Arriving {
    type Item = std::result::Result<Ready, Stopped>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(unit) = self.there.next() {
                return Some(unit.map_err(Stopped::Stream));
            }
            if self.ended {
                return None;
            }
            match self.receive.recv() {
                Ok(Parcel::Units(units)) => self.there = units.into_iter(),
                Ok(Parcel::End) => self.ended = true,
                Err(mpsc::RecvError) => {
                    self.ended = true;
                    return Some(Err(Stopped::Thread));
                }
            }
        }
    }
}
