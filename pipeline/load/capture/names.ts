/** Where a capture lies: beside source.yaml. */
export const CAPTURE_FOLDER = 'capture'
/** The record, in that folder. */
export const CAPTURE_FILE = 'capture.json'
