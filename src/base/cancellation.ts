/** Whether the one who asked has lost interest. VS Code's `CancellationToken` fits. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

export const never: Cancellation = { isCancellationRequested: false };
