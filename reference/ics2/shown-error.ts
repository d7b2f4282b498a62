/** An error of a refusal as the operator's people see it. */
export interface ShownError {
  code: string;
  text?: string;
  place?: string;
}
