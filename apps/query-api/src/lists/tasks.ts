import type { KnownPlan } from '#read-models';
import { orgForm } from '../parameters/forms.js';
import type { Row } from '../row.js';
import type { List } from './list.js';
import { Parameter } from '../parameters/parameter.js';
import { daysLate, taskState, taskStates } from './task-state.js';

type Task = KnownPlan['book']['tasks'][number];

export class TasksQuery {
  @Parameter({ ...orgForm, about: { vi: 'Cơ quan chủ trì', en: 'The agency that leads it' } })
  lead?: string;

  @Parameter({ oneOf: taskStates, about: { vi: 'Tình trạng', en: 'State' } })
  state?: string;

  @Parameter({ day: true, about: { vi: 'Tình trạng vào cuối ngày này', en: 'As it stood at the end of this day' } })
  at?: string;
}

/** Tasks of the plan: overdue ones first, then by the day that they are due. */
export const tasks: List<TasksQuery> = {
  shape: TasksQuery,
  key: ['id'],
  columns: [
    ...['id', 'title', 'lead', 'lead_name', 'coordinating', 'due', 'earlier_due', 'state', 'days_late'],
    ...['completed_on', 'cancelled_on', 'percent', 'note', 'noted_on', 'product', 'basis'],
  ],
  rows: ({ lead, state, at }, { plan, known, lang }) => {
    const day = at ?? known.today;
    const tree = plan.treeOn(day);
    return plan.book.tasks
      .filter((task) => lead === undefined || task.lead === lead)
      .map((task) => taskRow(task, { day, lang, leadName: tree.namesOf(task.lead, lang) }))
      .filter((row) => state === undefined || row['state'] === state)
      .sort((a, b) => lateFirst(a, b) || text(a, 'due', b) || text(a, 'id', b));
  },
};

type Shown = Readonly<{ day: string; lang: 'vi' | 'en'; leadName: string | undefined }>;

function taskRow(task: Task, { day, lang, leadName }: Shown): Row {
  const { id, title, lead, coordinating, due, earlierDue, product = null, basis = null } = task;
  return {
    ...{ id, title: title[lang], lead, lead_name: leadName ?? null, coordinating, due, earlier_due: earlierDue },
    ...standing(task, day),
    ...told(task, day),
    ...{ product, basis },
  };
}

function standing(task: Task, day: string): Row {
  const state = taskState(task, day);
  const done = state === 'done_late' || state === 'done_on_time';
  return {
    state,
    days_late: daysLate(task, day),
    completed_on: done ? (task.completedOn ?? null) : null,
    cancelled_on: state === 'cancelled' ? (task.cancelledOn ?? null) : null,
  };
}

/** What was last said of it up to the day. */
function told(task: Task, day: string): Row {
  const progress = task.progress.filter(({ on }) => on <= day);
  const noted = progress.findLast(({ note }) => note !== undefined);
  const percent = progress.findLast((note) => note.percent !== undefined)?.percent ?? null;
  const done = taskState(task, day).startsWith('done');
  return { percent: done ? 100 : percent, note: noted?.note ?? task.note ?? null, noted_on: noted?.on ?? null };
}

function lateFirst(a: Row, b: Row): number {
  return Number(b['state'] === 'overdue') - Number(a['state'] === 'overdue');
}

function text(a: Row, name: string, b: Row): number {
  return String(a[name]) < String(b[name]) ? -1 : Number(a[name] !== b[name]);
}
