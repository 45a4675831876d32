import { describe, expect, it } from 'vitest';
import { ApiError, request, toApiError } from '#renderer/api.ts';
import { installFakeApi, refusal } from './support/fake-api.ts';
import { session } from './support/fake-library.ts';

describe('request', () => {
  it('gives the value of an answer', async () => {
    installFakeApi({ getSession: () => session });
    await expect(request('getSession')).resolves.toEqual(session);
  });

  it('throws a failure with its code and details', async () => {
    const issues = [{ fact: 'enterprise.name', code: 'MISSING' }];
    installFakeApi({
      getPack: () => {
        throw refusal('RECORD_REJECTED', { issues });
      },
    });
    const error = await request('getPack').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 'RECORD_REJECTED', details: { issues } });
  });

  it('tells a lost answer as an internal error', async () => {
    installFakeApi({
      getPack: () => {
        throw new Error('the channel is closed');
      },
    });
    await expect(request('getPack')).rejects.toMatchObject({ code: 'INTERNAL', message: 'the channel is closed' });
  });

  it('gives a code to whatever was thrown', () => {
    expect(toApiError('nonsense')).toMatchObject({ code: 'INTERNAL', message: 'nonsense' });
    const known = new ApiError({ code: 'STORAGE_FULL', message: '', details: {} });
    expect(toApiError(known)).toBe(known);
  });
});
