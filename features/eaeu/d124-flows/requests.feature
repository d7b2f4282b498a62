@eaeu @area:d124-flows @role:d124-authorised-body @needs:stimulate:eaeu.issue @needs:receive:eaeu
Feature: The authorised body answers a third country's customs body
  Through the Commission's segment the customs body of a third country asks for one certificate of origin or for all that entered the
  database in a period; the authorised body answers with the data, annulled certificates included, or says that there are none
  (Decision 124, items 9(d) to 9(h) and 20; flows 3 to 6).

  @EAEU-D124-F03b
  Scenario: A certificate is searched for by all that the request says
    Given a certificate of origin issued for VN
    When the third country's customs body asks for it
    Then it is found
    When the third country's customs body asks for it under another date of issue
    Then it is not found

  @EAEU-D124-F04a
  Scenario: The data of a certificate go back, also when it is annulled
    Given a certificate of origin issued for VN
    When the third country's customs body asks for it
    Then its data come back with the kind original
    When the certificate is annulled
    And the third country's customs body asks for it
    Then its data come back with the kind annulled

  @EAEU-D124-F04-none
  Scenario: What the database does not hold is answered with "none"
    When the third country's customs body asks for a number that was never given
    Then the answer says that there is none

  @EAEU-D124-F05b
  Scenario: A request for updates is processed
    Given a certificate of origin issued for VN
    When the third country's customs body asks for what was entered lately
    Then the request is processed

  @EAEU-D124-F06a
  Scenario: Updates hold all four kinds, for the asking country only
    Given one certificate of each kind issued for VN
    And one certificate of each kind issued for RS
    When the third country's customs body asks for what was entered lately
    Then the updates hold one of each kind, all for that country

  @EAEU-D124-F06-none
  Scenario: A period in which nothing was entered is answered with "no updates"
    Given a certificate of origin issued for VN
    When the third country's customs body asks for what was entered lately
    And the third country's customs body asks for a period in which nothing was entered
    Then the answer says that there are no updates
