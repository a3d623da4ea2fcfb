"""Writes applications/mail/reading/impression.tsv: what each word, pair and denied word of an email speaks for.

Run it by hand, from the root of the repository, when emails were added to the tests:

    uv run --with scikit-learn python -m tests.applications.mail.make_impression

A logistic regression over the emails that the tests read. Its weights are rounded, and the slight ones left out.
"""

from collections import Counter

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import Normalizer

from applications.mail.reading.impression import WEIGHTS, features
from tests.applications.mail.kinds import learned

SEEN = 2  # a feature stands in so many emails at least
STRENGTH = 30
ROUNDS = 6  # what is doubtful in one counts more in the next
DOUBTFUL = 0.7
WHOLE = 4  # times that an email counts beside a sentence
SLIGHT = 0.6


def main() -> None:
    emails, counts = [], Counter()
    for email in learned():
        counts.update(features(*email.versions[0]))
        emails += [(email, features(*version)) for version in email.versions]
    kept = {feature for feature, count in counts.items() if count >= SEEN}
    vectorizer = DictVectorizer()
    matrix = Normalizer().fit_transform(
        vectorizer.fit_transform(dict.fromkeys(sorted(found & kept), 1) for _, found in emails)
    )
    of_kind = Counter((email.language, email.kind) for email, _ in emails)
    of_language = Counter(email.language for email, _ in emails)
    kinds = [email.kind for email, _ in emails]
    # as if each language had as many of each kind; a whole email tells more than a sentence
    weights = np.array(
        [
            min(4, of_language[email.language] / of_kind[email.language, email.kind] / 5)
            * (WHOLE if len(email.versions) == 1 else 1)
            for email, _ in emails
        ]
    )
    model = LogisticRegression(C=STRENGTH, max_iter=300, warm_start=True)
    for _ in range(ROUNDS):
        model.fit(matrix, kinds, sample_weight=weights)
        right = model.predict_proba(matrix)[range(len(kinds)), [list(model.classes_).index(kind) for kind in kinds]]
        weights[right < DOUBTFUL] *= 2
    rows = [("", model.intercept_)]
    rows += [(name, model.coef_[:, at]) for at, name in enumerate(vectorizer.get_feature_names_out())]
    lines = ["\t".join(["", *model.classes_])]
    lines += [
        "\t".join([name, *(f"{weight:.1f}" for weight in weights)])
        for name, weights in rows
        if not name or max(map(abs, weights)) >= SLIGHT
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(emails), "emails,", len(lines) - 2, "features")


if __name__ == "__main__":
    main()
