@kz @area:pi-registration @role:kz-carrier-is
Feature: The revenue authority registers or refuses, never both
  The harness plays the revenue authority, so it must keep the rules that bind the authority: here its own client presents
  documents to it (Order No 281, Rules 5; Collegium Decision 52 of 10.04.2018; album of formats 5.23.0, Notif_PIResult).

  @KZ281-04 @KZ281-10 @KZ281-11 @KZ281-13 @KZ281-15 @KZPI-S10 @EEC52-c @EEC52-d
  Scenario: A registration, looked at closely
    When a complete document is presented by a test client
    Then the test client's document is registered
    And the journal of the revenue authority is in order

  @KZ281-05 @KZ281-10 @KZ281-12 @KZ281-13 @KZ281-15 @KZPI-S10 @EEC52-c @EEC52-d
  Scenario: A refusal, looked at closely
    When a document with "the mark for containers left out" is presented by a test client
    Then the test client's document is refused
    And the refusal names "ContainerIndicator"
    And the journal of the revenue authority is in order

  @KZ281-10
  Scenario: Good and bad documents in random order have one outcome each
    When 20 good and bad documents are presented by a test client in random order
    Then each document of the test client has exactly one outcome, the one it was due

  @KZ281-14
  Scenario: The same document again gets no second number
    When a complete document is presented by a test client
    And the same document is presented once more by the test client
    Then no second registration number is given to it

  @KZ281-16
  Scenario: The answer comes within the service time
    When a document to speed up operations is presented by a test client
    Then it is answered within the parameter "kz281.answerTime"

  @EEC52-a
  Scenario: Registered at night, without officials
    Given a complete document of a test client was registered during office hours
    And it is "2026-06-06T22:00:00Z" on the business clock, a Sunday before dawn in Kazakhstan
    When a complete document is presented by a test client
    Then it is registered without waiting for an official

  @EEC52-b
  Scenario: A preliminary declaration stands in for what it holds
    Given the customs authority holds the preliminary declaration "57505/2026-05-30/0000001"
    When a document with "the consignee left out" is presented by a test client, citing the declaration "57505/2026-05-30/0000001"
    Then the declaration is taken into account: the document is registered
    When a document with "the consignee left out" is presented by a test client, citing the declaration "57505/2026-05-30/0000099"
    Then the declaration is not known: the document is refused

  @EEC52-e
  Scenario: The number bears the Kazakh day, not the day of Greenwich
    Given it is "2026-06-30T19:30:00Z" on the business clock, half past midnight of the next day in Kazakhstan
    When a complete document is presented by a test client
    Then the test client's document is registered
    And its number begins with "KZ/010726/"
