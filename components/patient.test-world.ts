import { configure } from '@testing-library/dom';

// A busy machine loads a part of a component slower than the second that is usual here: how long that takes is no fault of it.
configure({ asyncUtilTimeout: 20_000 });
