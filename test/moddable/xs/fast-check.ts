import fc from 'fast-check';

// In an engine that interprets, shrinking would take minutes.
fc.configureGlobal({ endOnFailure: true });
