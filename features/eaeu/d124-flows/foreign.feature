@eaeu @area:d124-flows @role:d124-central-customs @needs:receive:eaeu
Feature: The central customs body takes, checks and asks for foreign certificates
  A third country's authorised body reports certificates at issue and the central customs body says what became of them; it asks itself
  whether one certificate was issued, and what has been entered in a period (Decision 124, items 10, 21 and 22; flows 7 to 12).

  @EAEU-D124-F07b @needs:observe
  Scenario: All four kinds enter the resource, and an annulment changes the state of its certificate
    When one certificate of each kind is reported by the third country's authorised body
    Then the resource holds the four with their kinds
    When the original is annulled
    Then the resource shows the original as annulled

  @EAEU-D124-F08a
  Scenario: The result of every report is sent back, good or bad
    Given a third country's certificate has been reported at issue
    Then a positive notice of its result comes back
    When a third country's certificate is reported that was issued for no member state
    Then a negative notice of its result comes back

  @EAEU-D124-F09a @needs:stimulate:eaeu.check
  Scenario: A request on one certificate names the issuing country
    Given the third country's authorised body holds a certificate
    When the central customs body checks that it was issued
    Then its request names the issuing country and the certificate as the treaty's form does

  @EAEU-D124-F10b @needs:stimulate:eaeu.check @needs:observe
  Scenario Outline: A check is closed by data and by "none" alike
    Given the third country's authorised body <holds> a certificate
    When the central customs body checks that it was issued
    Then the check is closed as <state>

    Examples:
      | holds         | state         |
      | holds         | confirmed     |
      | does not hold | not-confirmed |

  @EAEU-D124-F11a @needs:stimulate:eaeu.update
  Scenario: A request for updates has its period
    When the central customs body asks for updates
    Then its request has the period and the issuing country

  @EAEU-D124-F12b @needs:stimulate:eaeu.update @needs:observe
  Scenario: Updates enter the resource
    Given one certificate of each kind has been entered in the third country's database
    When the central customs body asks for updates
    Then all four enter the resource

  @EAEU-D124-F12b @needs:stimulate:eaeu.update @needs:observe
  Scenario: "No updates" closes the request and changes nothing
    Given a third country's certificate has been reported at issue
    When the central customs body asks for updates
    Then the request is closed and the resource is unchanged
