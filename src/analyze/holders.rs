//! Phase 6, second half: who holds each title, also where the title stands alone.
//!
//! First by grammar ([`beside`]): the title before the name, after it, between commas, as predicate. Then, for
//! titles without a name beside them, by office ([`alone`]): who in the article is known to hold such an office.
//! Where two people fit equally there is no holder.

pub(super) mod alone;
pub(super) mod beside;
mod counterpart;
mod gaps;
mod glosses;
mod known;
pub(super) mod offices;
mod pronoun;
mod verbs;
