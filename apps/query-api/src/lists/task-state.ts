import { daysBetween } from '#indicators';
import type { KnownPlan } from '#read-models';

type Task = KnownPlan['book']['tasks'][number];

export const taskStates = ['not_started', 'in_progress', 'done_on_time', 'done_late', 'overdue', 'cancelled'] as const;
export type TaskState = (typeof taskStates)[number];

/** The state of a task at the end of a day: what happened later has not happened yet. */
export function taskState(task: Task, day: string): TaskState {
  if (happened(task.cancelledOn, day)) return 'cancelled';
  if (happened(task.completedOn, day)) return task.completedOn > task.due ? 'done_late' : 'done_on_time';
  if (day > task.due) return 'overdue';
  return task.progress.some(({ on }) => on <= day) ? 'in_progress' : 'not_started';
}

/** Days past the due day, until it was done. */
export function daysLate(task: Task, day: string): number {
  const end = happened(task.completedOn, day) ? task.completedOn : day;
  return happened(task.cancelledOn, day) ? 0 : Math.max(0, daysBetween(task.due, end));
}

function happened(on: string | undefined, day: string): on is string {
  return on !== undefined && on <= day;
}
