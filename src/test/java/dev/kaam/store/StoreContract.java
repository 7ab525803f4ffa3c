package dev.kaam.store;

/** What everything that keeps todos must do. */
interface StoreContract
        extends TodosContract,
                ListsContract,
                TrashContract,
                SuccessionContract,
                ChangeLogContract,
                TransactionsContract {}
