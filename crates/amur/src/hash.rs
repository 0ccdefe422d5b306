//! One hash that stays the same on every platform and in every version: it is part of ids and tables.

/// The 64-bit FNV-1a hash (Fowler, Noll, Vo).
pub(crate) fn fnv1a(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A hash as 16 hexadecimal digits.
pub(crate) fn hex(hash: u64) -> String {
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reference_values() {
        assert_eq!(hex(fnv1a(b"")), "cbf29ce484222325");
        assert_eq!(hex(fnv1a(b"a")), "af63dc4c8601ec8c");
        assert_eq!(hex(fnv1a(b"foobar")), "85944171f73967e8");
    }
}
