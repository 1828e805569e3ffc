package out

import "iter"

// batch is the number of values handed over at a time.
const batch = 256

// ahead walks a sequence in a goroutine of its own, a few batches ahead of the one who uses the values: a table is read from
// the database while its rows are being written. A panic comes out where the values are used; when it returns, the walk is over.
func ahead[T any](seq iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		values, stop := make(chan []T, 4), make(chan struct{})
		var fault any
		go func() {
			defer close(values)
			defer func() { fault = recover() }()
			pump(seq, values, stop)
		}()
		defer func() {
			close(stop)
			for range values { // until the walk has ended
			}
			if fault != nil {
				panic(fault)
			}
		}()
		for list := range values {
			for _, v := range list {
				if !yield(v) {
					return
				}
			}
		}
	}
}

// pump sends the values of a sequence in batches until it ends or is stopped.
func pump[T any](seq iter.Seq[T], values chan<- []T, stop <-chan struct{}) {
	list := make([]T, 0, batch)
	send := func() bool {
		select {
		case <-stop:
			return false
		case values <- list:
			list = make([]T, 0, batch)
			return true
		}
	}
	for v := range seq {
		if list = append(list, v); len(list) == batch && !send() {
			return
		}
	}
	if len(list) > 0 {
		send()
	}
}
