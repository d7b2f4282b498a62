@eaeu @area:agreement-2009 @role:eaeu-participant @needs:stimulate:eaeu.arrange
Feature: Information that the customs services give each other
  The agreement on information technology in customs of 09.06.2009 obliges whoever receives information of another service: who may see it,
  for what it may be used, to whom it may go, and for how long that holds. It fixes no form of messages; the one used here is ours.

  Background:
    Given the services have agreed on subjects, persons, codes and purposes

  @EAEU-2009-01
  Scenario: Every party is understood in the same way
    When each party gives the same kind of record
    Then each of them is answered alike

  @EAEU-2009-02
  Scenario: Information is coded by the shared list, in the agreed version
    Then a code of the shared list is taken
    And a code outside of the shared list is refused or flagged with the list and its version
    And a code of an older version of the list is refused or flagged with the list and its version

  @EAEU-2009-03 @needs:observe
  Scenario: A record is held with its identifier, origin and time
    Given the customs service of RU has given a record on transit
    Then the record is held with an identifier, its origin RU and its time

  @EAEU-2009-04 @needs:observe
  Scenario: A service is answered within its competence only
    Given the customs service of BY has given a record on transit
    Then RU, which is competent for transit, is answered, and KG, which is not, is refused and that is logged

  @EAEU-2009-05 @needs:observe
  Scenario: Only persons with the right of access see a record
    Given the customs service of BY has given a record on transit
    Then an inspector is answered, and a person without the right and one that nobody knows are denied and logged

  @EAEU-2009-06 @needs:observe
  Scenario: What is lost, repeated or out of order on the channel does no harm
    When its first message comes, the second is lost, the third comes twice, and the second comes at last
    Then the loss was reported while it lasted, and each message had its effect once and in order

  @EAEU-2009-08 @needs:observe
  Scenario: What was received is kept from everybody else
    Given the customs service of BY has given a record on transit
    Then nothing of the record stands in what is said to others, or in the audit trail

  @EAEU-2009-09 @needs:stimulate:eaeu.use @needs:observe
  Scenario: What was received is used for customs purposes only
    Given the customs service of BY has given a record on transit
    Then using it for customs control is taken, and for marketing it is refused and logged

  @EAEU-2009-10 @needs:stimulate:eaeu.forward @needs:stimulate:eaeu.consent
  Scenario: What was received goes to a third party with the written consent of who gave it, and never without
    Given the customs service of RU has given a record on transit
    When it is to be passed on to a third party
    And RU consents in writing, and it is to be passed on again
    Then it arrived at the third party once, after the consent and with a reference to it

  @EAEU-2009-15 @needs:stimulate:eaeu.restart-desk @needs:observe @needs:set-clock
  Scenario: The use of information technology is watched without a gap, over a restart too
    Given the customs service of RU has given a record on transit
    When the system runs for half a day, is started again, and runs for half a day
    Then the audit trail has no gap

  @EAEU-2009-16 @needs:stimulate:eaeu.withdrawal @needs:stimulate:eaeu.forward @needs:set-clock
  Scenario: The duty to protect outlasts the withdrawal of a party, and exchange with it ends twelve months after its notice
    Given the customs service of TJ has given a record on transit
    When TJ gave notice of withdrawal on 2026-02-10
    Then on 2027-02-10 a message of TJ is still taken
    And on 2027-02-11 it is refused, and what TJ gave before is passed on to nobody

  @EAEU-2009-17
  Scenario: Every party that may see a record is served
    Given the customs service of RU has given a record on transit
    When every party that may see it asks for it
    Then each of them is served
