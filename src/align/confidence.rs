//! From a posterior to the chance that a bead is right: evidence that is not independent makes posteriors too sure of
//! themselves, so they are drawn back (Platt 1999).

/// Slope and shift in log-odds, fitted to gold of news and of real documents in three pairs of languages; fitted to one half of
/// their documents they hold on the other.
const SLOPE: f64 = 0.6;
/// See [`SLOPE`].
const SHIFT: f64 = 0.35;

/// Nothing is surer than this, one way or the other.
const LEAST: f64 = 1e-4;

/// The chance that a bead of this posterior is right: it never falls where the posterior rises.
pub(super) fn calibrated(posterior: f32) -> f32 {
    let posterior = f64::from(posterior).clamp(LEAST, 1.0 - LEAST);
    let odds = SLOPE * (posterior / (1.0 - posterior)).ln() + SHIFT;
    (1.0 / (1.0 + (-odds).exp())) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_surer_stays_surer_and_the_sure_are_drawn_back() {
        let steps: Vec<f32> = (0..=100).map(|at| calibrated(at as f32 / 100.0)).collect();
        assert!(steps.is_sorted() && steps[0] > 0.0 && steps[100] < 1.0);
        assert!(calibrated(0.99) < 0.97 && calibrated(0.01) > 0.05);
    }
}
