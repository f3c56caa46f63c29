export { csvEvent } from './event-files/csv-event.js';
