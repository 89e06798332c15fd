import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { NumberFilter } from './number-filter.js';

describe('NumberFilter', () => {
  let filter: NumberFilter;
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    filter = TestBed.inject(NumberFilter);
    http = TestBed.inject(HttpTestingController);
  });

  it('asks the server for the references of what was typed, in a body', async () => {
    const asked = filter.subjectOf(' ＋81 90-1111-0001 ');
    const request = http.expectOne('/v1/subjects/references');
    request.flush({ references: ['p2.a', 'p1.b'] });
    expect(request.request.body).toEqual({ number: '+819011110001' });
    expect(await asked).toBe('p2.a,p1.b');
    expect(filter.shown('p2.a,p1.b')).toBe('＋81 90-1111-0001');
    expect(filter.shown('p1.c,p1.d')).toBe('p1.c');
    filter.forget();
    expect(filter.shown('p2.a,p1.b')).toBe('p2.a');
    expect(filter.shown('')).toBe('');
  });

  it('narrows nothing by nothing', async () => {
    expect(await filter.subjectOf('  ')).toBe('');
    http.expectNone('/v1/subjects/references');
  });

  it('says what is no number, and what could not be looked up', async () => {
    expect(await filter.subjectOf('Taro')).toBeNull();
    expect(filter.wrong()).toBe('Taro');
    const asked = filter.subjectOf('819011110001');
    http.expectOne('/v1/subjects/references').error(new ProgressEvent('error'));
    expect(await asked).toBeNull();
    expect(filter.shown('')).toBe('819011110001');
  });
});
