//! Fingerprints of content.

/// A content hash (BLAKE3), as 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Hash(pub String);

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The content hash of `bytes`.
#[must_use]
pub fn hash_bytes(bytes: &[u8]) -> Hash {
    Hash(blake3::hash(bytes).to_hex().to_string())
}

/// The first `digits` hexadecimal digits of the hash of `parts`, each closed by a byte that no text holds, so that
/// `["ab", "c"]` and `["a", "bc"]` differ.
#[must_use]
pub fn short_hash(parts: &[&str], digits: usize) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0xff]);
    }
    let mut out = String::with_capacity(digits);
    let hash = hasher.finalize();
    let nibbles = hash.as_bytes().iter().flat_map(|byte| [byte >> 4, byte & 15]).take(digits);
    out.extend(nibbles.map(|nibble| char::from_digit(u32::from(nibble), 16).unwrap_or('0')));
    out
}

/// The content hash of bytes that come in pieces.
#[derive(Debug, Clone, Default)]
pub struct Hashing(blake3::Hasher);

impl Hashing {
    /// Takes the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The hash of all of them.
    #[must_use]
    pub fn finish(&self) -> Hash {
        Hash(self.0.finalize().to_hex().to_string())
    }
}
