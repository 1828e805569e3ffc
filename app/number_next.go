package app

// nextFree is the next number after those that are taken, above last: it leaps ahead while numbers are taken, then closes in.
// Numbers that were typed far above stay islands: they are passed when they are reached.
func nextFree(last int, taken func(int) (bool, error)) (int, error) {
	low, high := last, last+1
	for step := 1; ; step *= 2 {
		there, err := taken(high)
		if err != nil {
			return 0, err
		}
		if !there {
			break
		}
		low, high = high, high+step
	}
	for high-low > 1 {
		mid := (low + high) / 2
		there, err := taken(mid)
		if err != nil {
			return 0, err
		}
		if there {
			low = mid
		} else {
			high = mid
		}
	}
	return high, nil
}

// taken says whether a record has the number, the recycle bin included: numbers are never given twice.
func taken[T any](table Records[T], key, no string) (bool, error) {
	q := Where(Eq(key, no))
	for _, q.Deleted = range []bool{false, true} {
		count, err := table.Count(q)
		if err != nil || count > 0 {
			return count > 0, err
		}
	}
	return false, nil
}
