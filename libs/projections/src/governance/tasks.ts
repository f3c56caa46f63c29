import { type CatalogEvent, instantMicros, vietnamDay } from '#event-catalog';

/** A task of the plan, as its events tell it. Days are days in Việt Nam. */
export type Task = Readonly<{
  id: string;
  title: Readonly<{ vi: string; en: string }>;
  lead: string;
  coordinating: readonly string[];
  due: string;
  /** Days that it was due before it was rescheduled, the first one first. */
  earlierDue: readonly string[];
  product: string | undefined;
  basis: string | undefined;
  note: string | undefined;
  percent: number | undefined;
  progress: readonly Readonly<{ on: string; percent: number | undefined; note: string | undefined }>[];
  completedOn: string | undefined;
  cancelledOn: string | undefined;
}>;

/** @param events in event order; what was said of a task that was never planned is not shown. */
export function tasks(events: readonly CatalogEvent[]): readonly Task[] {
  const found = new Map<string, Task>();
  for (const event of events) {
    if (event.type === 'vn.egov.governance.task.planned.v1') found.set(event.subject, planned(event, found));
  }
  for (const event of events) {
    const task = found.get(event.subject);
    if (task !== undefined) found.set(event.subject, told(task, event));
  }
  return [...found.values()];
}

function planned(
  event: Extract<CatalogEvent, { type: 'vn.egov.governance.task.planned.v1' }>,
  known: ReadonlyMap<string, Task>,
): Task {
  const { title, lead, coordinating, due, product, basis, note } = event.data;
  const before = known.get(event.subject);
  return {
    id: event.subject,
    title,
    lead,
    coordinating: coordinating ?? before?.coordinating ?? [],
    due,
    earlierDue: [],
    product: product ?? before?.product,
    basis: basis ?? before?.basis,
    note: note ?? before?.note,
    percent: undefined,
    progress: [],
    completedOn: undefined,
    cancelledOn: undefined,
  };
}

function told(task: Task, event: CatalogEvent): Task {
  const on = vietnamDay(instantMicros(event.time));
  switch (event.type) {
    case 'vn.egov.governance.task.progressed.v1': {
      const { percent, note } = event.data;
      return { ...task, percent: percent ?? task.percent, progress: [...task.progress, { on, percent, note }] };
    }
    case 'vn.egov.governance.task.rescheduled.v1':
      return { ...task, due: event.data.due, earlierDue: [...task.earlierDue, task.due] };
    case 'vn.egov.governance.task.completed.v1': {
      const { at, product } = event.data;
      const completedOn = at === undefined ? on : vietnamDay(instantMicros(at));
      return { ...task, completedOn, percent: 100, product: product ?? task.product };
    }
    case 'vn.egov.governance.task.cancelled.v1':
      return { ...task, cancelledOn: on };
    default:
      return task;
  }
}
