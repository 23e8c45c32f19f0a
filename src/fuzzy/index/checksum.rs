//! Whether bytes are still what was written.

/// A checksum of bytes, for finding damage, not malice: four lanes, so that it is as fast as memory.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x9e37_79b1_85eb_ca87;
    let mut lanes = [1u64, 2, 3, 4].map(|lane| lane.wrapping_mul(PRIME) ^ bytes.len() as u64);
    let (chunks, rest) = bytes.as_chunks::<32>();
    for chunk in chunks {
        let (words, _) = chunk.as_chunks::<8>();
        for (lane, word) in lanes.iter_mut().zip(words) {
            *lane = (*lane ^ u64::from_le_bytes(*word)).wrapping_mul(PRIME).rotate_left(29);
        }
    }
    for (at, &byte) in rest.iter().enumerate() {
        let lane = &mut lanes[at % 4];
        *lane = (*lane ^ u64::from(byte)).wrapping_mul(PRIME).rotate_left(29);
    }
    let folded = lanes.iter().fold(0u64, |sum, &lane| (sum.rotate_left(17) ^ lane).wrapping_mul(PRIME));
    folded ^ folded >> 32
}
