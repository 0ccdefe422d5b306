//! The tables as others see them.

mod builders;
mod common;
mod determinism;
mod reference;
