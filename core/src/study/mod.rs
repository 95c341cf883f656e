//! A study: network, facilities and homes, checked against each other.
