//! The one file that maps: an index of a million keys must not be read whole for one lookup.
//!
//! Nobody of ours writes to a generation, but a foreign tool may: a copy over it, a backup put back, a disk that is cleared.
//! Whoever reads a page that is gone is killed by the system (SIGBUS); here such a page becomes zeros, and the map is
//! marked as torn, so that what was searched in it is searched again without it.
#![allow(unsafe_code)]

use std::fs::File;
use std::io::Read as _;
use std::ops::Deref;
use std::time::SystemTime;

/// The bytes of a file that nobody of ours writes to any more, or of an index that stands in none.
#[derive(Debug)]
pub(super) struct Bytes(Kept);

#[derive(Debug)]
enum Kept {
    /// Mapped: the system reads what is touched.
    Mapped { map: guard::Guarded, file: File, stamp: Stamp },
    /// Read whole, where a file cannot be mapped, or made here.
    Read(Vec<u8>),
}

/// By which a file shows that somebody wrote to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(file: &File) -> std::io::Result<Self> {
        let meta = file.metadata()?;
        Ok(Self { length: meta.len(), modified: meta.modified().ok() })
    }
}

impl Bytes {
    /// Maps the file, or reads it.
    pub(super) fn of(mut file: File) -> std::io::Result<Self> {
        let stamp = Stamp::of(&file)?;
        // SAFETY: generations of the index are written under another name and renamed in when they are whole; no program
        // of ours writes to one afterwards. What a foreign one writes makes other bytes, which are checked against their
        // sums and bounds, or takes pages away, which the guard answers for; either way `is_whole` tells.
        match unsafe { memmap2::Mmap::map(&file) }.ok().and_then(guard::Guarded::new) {
            Some(map) => Ok(Self(Kept::Mapped { map, file, stamp })),
            None => {
                let mut bytes = Vec::new();
                file.read_to_end(&mut bytes)?;
                Ok(Self(Kept::Read(bytes)))
            }
        }
    }

    /// Bytes that stand in no file.
    pub(super) fn held(bytes: Vec<u8>) -> Self {
        Self(Kept::Read(bytes))
    }

    /// Whether the bytes are still those of the file as it was opened. Asked behind each search: what was found in bytes
    /// that somebody wrote to meanwhile is worth nothing.
    pub(super) fn is_whole(&self) -> bool {
        match &self.0 {
            Kept::Mapped { map, file, stamp } => !map.is_torn() && Stamp::of(file).is_ok_and(|now| now == *stamp),
            Kept::Read(_) => true,
        }
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match &self.0 {
            Kept::Mapped { map, .. } => map.bytes(),
            Kept::Read(bytes) => bytes,
        }
    }
}

/// Maps whose pages may go away: the signal that tells so is answered while one is there.
#[cfg(unix)]
mod guard {
    use std::mem::MaybeUninit;
    use std::ptr;
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

    /// A place for a map; the signal's handler may lock nothing, so there are a fixed number.
    struct Slot {
        taken: AtomicBool,
        start: AtomicUsize,
        length: AtomicUsize,
        torn: AtomicBool,
    }

    /// More maps than any run has open; whoever finds no place reads its file.
    const SLOTS: usize = 256;

    static MAPS: [Slot; SLOTS] = [const {
        Slot {
            taken: AtomicBool::new(false),
            start: AtomicUsize::new(0),
            length: AtomicUsize::new(0),
            torn: AtomicBool::new(false),
        }
    }; SLOTS];

    /// What the signal did before.
    static BEFORE: OnceLock<Option<libc::sigaction>> = OnceLock::new();

    /// A map with a place.
    #[derive(Debug)]
    pub(super) struct Guarded {
        map: memmap2::Mmap,
        slot: usize,
    }

    impl Guarded {
        /// None if nothing answers for it.
        pub(super) fn new(map: memmap2::Mmap) -> Option<Self> {
            BEFORE.get_or_init(install).as_ref()?;
            let slot = MAPS.iter().position(|slot| {
                slot.taken.compare_exchange(false, true, Ordering::AcqRel, Ordering::Relaxed).is_ok()
            })?;
            MAPS[slot].torn.store(false, Ordering::Relaxed);
            MAPS[slot].start.store(map.as_ptr() as usize, Ordering::Relaxed);
            MAPS[slot].length.store(map.len(), Ordering::Release);
            Some(Self { map, slot })
        }

        pub(super) fn bytes(&self) -> &[u8] {
            &self.map
        }

        pub(super) fn is_torn(&self) -> bool {
            MAPS[self.slot].torn.load(Ordering::Acquire)
        }
    }

    impl Drop for Guarded {
        fn drop(&mut self) {
            // Before the map itself goes, and with it its addresses.
            MAPS[self.slot].length.store(0, Ordering::Release);
            MAPS[self.slot].taken.store(false, Ordering::Release);
        }
    }

    /// Has the signal answered from now on; what it did before. None if the system does not let us.
    fn install() -> Option<libc::sigaction> {
        let handler: extern "C" fn(libc::c_int, *mut libc::siginfo_t, *mut libc::c_void) = answer;
        // SAFETY: a zeroed `sigaction` is a valid one; both pointers are to values of this frame.
        unsafe {
            let mut new: libc::sigaction = MaybeUninit::zeroed().assume_init();
            new.sa_sigaction = handler as libc::sighandler_t;
            new.sa_flags = libc::SA_SIGINFO | libc::SA_ONSTACK;
            let mut before = MaybeUninit::<libc::sigaction>::zeroed();
            (libc::sigaction(libc::SIGBUS, &new, before.as_mut_ptr()) == 0).then(|| before.assume_init())
        }
    }

    /// Puts zeros where pages of one of the maps are gone; any other address is left to whoever answered before. Only atomics
    /// and system calls: nothing else may be done in a signal's handler.
    extern "C" fn answer(signal: libc::c_int, info: *mut libc::siginfo_t, context: *mut libc::c_void) {
        // SAFETY: the system hands a valid `siginfo_t` to a handler with SA_SIGINFO. The mapping is put over pages of a map
        // that is alive, for whoever touches its bytes holds it; it is read only as bytes, and zeros are bytes.
        unsafe {
            let address = (*info).si_addr() as usize;
            for slot in &MAPS {
                let (length, start) = (slot.length.load(Ordering::Acquire), slot.start.load(Ordering::Relaxed));
                if length == 0 || address < start || address - start >= length {
                    continue;
                }
                slot.torn.store(true, Ordering::Release);
                let page = usize::try_from(libc::sysconf(libc::_SC_PAGESIZE)).unwrap_or(4096);
                let from = address - address % page;
                let flags = libc::MAP_FIXED | libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
                let rest = start + length - from;
                let done = libc::mmap(from as *mut libc::c_void, rest, libc::PROT_READ, flags, -1, 0);
                if done != libc::MAP_FAILED {
                    return;
                }
            }
            pass_on(signal, info, context);
        }
    }

    /// # Safety
    /// As of a signal's handler.
    unsafe fn pass_on(signal: libc::c_int, info: *mut libc::siginfo_t, context: *mut libc::c_void) {
        let before = BEFORE.get().copied().flatten();
        // SAFETY: what was installed as a handler of that kind is one.
        unsafe {
            match before {
                Some(before) if before.sa_sigaction == libc::SIG_DFL || before.sa_sigaction == libc::SIG_IGN => {
                    // Comes again at once, and ends the process as it would have without us.
                    let mut default: libc::sigaction = MaybeUninit::zeroed().assume_init();
                    default.sa_sigaction = libc::SIG_DFL;
                    libc::sigaction(signal, &default, ptr::null_mut());
                }
                Some(before) if before.sa_flags & libc::SA_SIGINFO != 0 => {
                    type Handler = extern "C" fn(libc::c_int, *mut libc::siginfo_t, *mut libc::c_void);
                    std::mem::transmute::<usize, Handler>(before.sa_sigaction)(signal, info, context);
                }
                Some(before) => {
                    std::mem::transmute::<usize, extern "C" fn(libc::c_int)>(before.sa_sigaction)(signal);
                }
                // The signal came between installing and noting what was there before.
                None => libc::abort(),
            }
        }
    }
}

/// Elsewhere a file that is mapped cannot be cut.
#[cfg(not(unix))]
mod guard {
    #[derive(Debug)]
    pub(super) struct Guarded(memmap2::Mmap);

    impl Guarded {
        pub(super) fn new(map: memmap2::Mmap) -> Option<Self> {
            Some(Self(map))
        }

        pub(super) fn bytes(&self) -> &[u8] {
            &self.0
        }

        pub(super) fn is_torn(&self) -> bool {
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    #[test]
    fn bytes_are_those_of_the_file() {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(b"one and the same").unwrap();
        let bytes = Bytes::of(file).unwrap();
        assert!(matches!(bytes.0, Kept::Mapped { .. }));
        assert_eq!(&*bytes, b"one and the same");
        assert!(bytes.is_whole());
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_is_cut_while_it_is_mapped_kills_nobody() {
        for left in [0, 1, 4096, 100_000] {
            let mut file = tempfile::NamedTempFile::new().unwrap();
            file.write_all(&[7; 300_000]).unwrap();
            let bytes = Bytes::of(file.reopen().unwrap()).unwrap();
            let other = Bytes::of(file.reopen().unwrap()).unwrap();
            assert_eq!(bytes[299_999], 7);
            file.as_file().set_len(left).unwrap();
            // What the last page that is there holds behind the end, the system says; behind it are zeros.
            assert_eq!(bytes.iter().rev().take(100_000).map(|byte| usize::from(*byte)).sum::<usize>(), 0);
            assert!(!bytes.is_whole() && !other.is_whole());
            assert_eq!(other[150_000], 0);
        }
    }

    #[test]
    fn a_file_that_somebody_wrote_over_is_not_whole() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(b"one and the same").unwrap();
        let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
        file.as_file().set_modified(long_ago).unwrap();
        let bytes = Bytes::of(file.reopen().unwrap()).unwrap();
        assert!(bytes.is_whole());
        std::fs::write(file.path(), b"two of the same.").unwrap();
        assert!(!bytes.is_whole());
    }
}
