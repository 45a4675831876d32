import { AppError } from '#domain/error.ts';

/** The window is told no paths: of an error only its code goes on. @throws AppError as the work. */
export async function pathless<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof AppError ? new AppError(error.code, `refused: ${error.code}`) : error;
  }
}
