//! Arithmetic on a number for each of the worths that are tried in step.

use std::ops::{Add, Mul, Sub};

/// A number for each of so many worths.
#[derive(Debug, Clone, Copy)]
pub(super) struct PerWorth<const N: usize>(pub(super) [f32; N]);

impl<const N: usize> PerWorth<N> {
    #[inline(always)]
    fn with(self, other: Self, of: impl Fn(f32, f32) -> f32) -> Self {
        Self(std::array::from_fn(|k| of(self.0[k], other.0[k])))
    }
    /// 1 where it is, else 0.
    #[inline(always)]
    pub(super) fn at_most(self, other: Self) -> Self {
        self.with(other, |a, b| if a <= b { 1.0 } else { 0.0 })
    }
    #[inline(always)]
    pub(super) fn max(self, other: Self) -> Self {
        self.with(other, |a, b| if a > b { a } else { b })
    }
    #[inline(always)]
    pub(super) fn min(self, other: f32) -> Self {
        self.with(Self([other; N]), |a, b| if a < b { a } else { b })
    }
}

impl<const N: usize> Add for PerWorth<N> {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.with(other, |a, b| a + b)
    }
}

impl<const N: usize> Sub for PerWorth<N> {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self.with(other, |a, b| a - b)
    }
}

impl<const N: usize> Mul for PerWorth<N> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        self.with(other, |a, b| a * b)
    }
}

impl<const N: usize> Mul<f32> for PerWorth<N> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: f32) -> Self {
        self * Self([other; N])
    }
}
