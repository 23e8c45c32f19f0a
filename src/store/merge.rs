//! How an arriving unit meets the one of its id.

use crate::model::{State, Unit};

/// `arriving` laid over what is there; see [`crate::store::Manner::Merge`].
pub(in crate::store) fn merged(before: &Unit, arriving: Unit) -> Unit {
    let mut after = before.clone();
    for variant in arriving.variants {
        match after.variants.iter_mut().find(|there| there.lang == variant.lang) {
            Some(there) if variant.state == State::Initial && there.state > State::Initial => {}
            Some(there) => *there = variant,
            None => after.variants.push(variant),
        }
    }
    after.variants.sort_by(|a, b| a.lang.cmp(&b.lang));
    after.source = arriving.source;
    after.origin = arriving.origin;
    after.document = arriving.document.or(after.document);
    after.position = arriving.position.or(after.position);
    after.message = arriving.message.or(after.message);
    for note in arriving.notes {
        if !after.notes.contains(&note) {
            after.notes.push(note);
        }
    }
    // A type's values are replaced together: a type may stand several times.
    let of = |props: &[(String, String)], name: &str| -> Vec<String> {
        props.iter().filter(|prop| prop.0 == name).map(|prop| prop.1.clone()).collect()
    };
    for (name, _) in &arriving.props {
        if of(&after.props, name) != of(&arriving.props, name) {
            after.props.retain(|prop| prop.0 != *name);
            after.props.extend(arriving.props.iter().filter(|prop| prop.0 == *name).cloned());
        }
    }
    after.created = before.created.or(arriving.created);
    after.created_by = before.created_by.clone().or(arriving.created_by);
    after.changed = arriving.changed;
    after.changed_by = arriving.changed_by;
    after
}

/// Whether two units say the same, whoever wrote them down and when.
pub(in crate::store) fn same_content(a: &Unit, b: &Unit) -> bool {
    a.source == b.source
        && a.variants == b.variants
        && a.origin == b.origin
        && a.document == b.document
        && a.position == b.position
        && a.message == b.message
        && a.notes == b.notes
        && a.props == b.props
}
