@eaeu @area:d124-flows @role:d124-authorised-body @needs:stimulate:eaeu.issue @needs:receive:eaeu
Feature: Certificates of origin are reported and the result is taken
  The authorised body enters each original, duplicate, replacement and annulled certificate in its database and sends its data at
  the moment of issue through the Commission's segment to the customs body of the country for which it was issued; that body
  answers with the result (Decision 124, items 9, 11, 13 and 19; flows 1 and 2).

  @EAEU-D124-F01-original @needs:set-clock
  Scenario: An original is reported
    When the authorised body issues an original certificate of origin
    Then the report says what was issued

  @EAEU-D124-F01-duplicate @needs:set-clock
  Scenario: A duplicate of a paper certificate is reported and names the original
    When the authorised body issues a duplicate certificate of origin
    Then the report says what was issued

  @EAEU-D124-F01-replacement @needs:set-clock
  Scenario: A replacement is reported and names the certificate with errors
    When the authorised body issues a replacement certificate of origin
    Then the report says what was issued

  @EAEU-D124-F01-annulled @needs:set-clock
  Scenario: An annulled certificate is reported
    When the authorised body issues an annulled certificate of origin
    Then the report says what was issued

  @EAEU-D124-F01a
  Scenario: Entered in the database first, reported then
    When the authorised body issues an original certificate of origin
    Then the report follows the entry in the database

  @EAEU-D124-F02b @needs:observe
  Scenario Outline: A <result> notice is linked to its certificate and visible
    Given the third country will answer with a <result> notice
    When the authorised body issues an original certificate of origin
    Then the third country confirms the report and sends its notice
    And the authorised body shows the <result> result with the certificate

    Examples:
      | result   |
      | positive |
      | negative |

  @EAEU-D124-F02b @needs:observe
  Scenario: Refused by the third country, corrected and accepted
    Given the third country will answer with a negative notice
    When the authorised body issues an original certificate of origin
    Then the third country confirms the report and sends its notice
    And the authorised body shows the negative result with the certificate
    When the third country will answer with a positive notice
    And the authorised body issues a replacement for it
    Then the third country confirms the report and sends its notice
    And the authorised body shows the positive result with the certificate

  @EAEU-D124-F01b
  Scenario: The gateway hands the data on once and unchanged
    When the authorised body issues an original certificate of origin
    Then the third country receives the same data once

  @EAEU-D124-F02a
  Scenario: The gateway passes the notice to the authorised body
    When the authorised body issues an original certificate of origin
    Then the notice of the third country is addressed to the authorised body
